package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Reindex;
import org.evermodel.spi.MetadataStore.Write;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.By;
import org.evermodel.spi.RecordQuery.Order;
import org.evermodel.spi.Storage;

/** Whatever is searched for, a store on disk finds what the one in memory finds. */
class SearchProperties {
    private static final List<String> FIELDS = List.of("a", "b", "tags.Ä", "metrics.😀");
    private static final String LONG = "é😀".repeat(100);
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "b",
            "É",
            "é",
            "😀",
            "\uFF5E",
            "a%b",
            "a_b",
            "a*?[b]",
            "x\0y",
            "İstanbul",
            LONG,
            LONG + "a",
            LONG + "b",
            LONG.substring(0, 200));
    private static final List<String> PATTERNS = List.of(
            "%", "_", "a%", "A%", "%b", "%_%", "_%", "é%", "%😀_", "a\\%", "a*%", "%[b]", "x_y", "i̇s%", "%A", "");
    private static final List<Double> NUMBERS = List.of(
            0.0, -0.0, 1.0, 1.5, -2.0, 1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    @Provide
    Arbitrary<List<Write>> writes() {
        Arbitrary<Facets> facets = Combinators.combine(
                        Arbitraries.of(FIELDS),
                        Arbitraries.of(TEXTS),
                        Arbitraries.of(NUMBERS),
                        Arbitraries.of(true, false))
                .as(SearchProperties::facet)
                .list()
                .ofMaxSize(4)
                .map(SearchProperties::together);
        Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d", "e", "\uFF5E", "😀", "a/1");
        return Combinators.combine(ids, facets, Arbitraries.of("put", "put", "put", "put", "reindex", "delete"))
                .as(SearchProperties::write)
                .list()
                .ofMaxSize(40);
    }

    private static Facets facet(String field, String text, double number, boolean isText) {
        return isText ? new Facets(Map.of(field, text), Map.of()) : new Facets(Map.of(), Map.of(field, number));
    }

    private static Facets together(List<Facets> all) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        for (Facets one : all) {
            texts.putAll(one.texts());
            numbers.putAll(one.numbers());
        }
        numbers.keySet().removeAll(texts.keySet());
        return new Facets(texts, numbers);
    }

    /** The revision is filled in when the write is made. */
    private static Write write(String id, Facets facets, String what) {
        MetadataStore.Key key = new MetadataStore.Key("thing", id);
        return switch (what) {
            case "put" -> new Put(key, 0, "{}", facets);
            case "reindex" -> new Reindex(key, 1, facets);
            default -> new Delete(key, 1);
        };
    }

    @Provide
    Arbitrary<List<RecordQuery>> queries() {
        Arbitrary<String> fields = Arbitraries.of(FIELDS);
        Arbitrary<Condition> conditions = Arbitraries.oneOf(
                Combinators.combine(fields, Arbitraries.of(Comparison.class), Arbitraries.of(NUMBERS))
                        .as(Condition.OfNumber::new),
                Combinators.combine(
                                fields,
                                Arbitraries.of(TEXTS).list().ofMinSize(1).ofMaxSize(3),
                                Arbitraries.of(true, false))
                        .as(Condition.OneOf::new),
                Combinators.combine(fields, Arbitraries.of(PATTERNS), Arbitraries.of(true, false))
                        .as(Condition.Like::new),
                fields.map(Condition.Has::new),
                fields.map(Condition.Lacks::new));
        Arbitrary<Order> orders = Combinators.combine(Arbitraries.of(By.class), fields, Arbitraries.of(true, false))
                .as((by, field, descending) -> new Order(by, by == By.ID ? "" : field, descending));
        return Combinators.combine(
                        conditions.list().ofMaxSize(2),
                        orders,
                        Arbitraries.integers().between(1, 5))
                .as((all, order, limit) -> new RecordQuery("thing", all, order, Optional.empty(), limit))
                .list()
                .ofSize(20);
    }

    @Property(tries = 40)
    void recordsAreFoundOnDiskAsInMemory(
            @ForAll("writes") List<Write> writes, @ForAll("queries") List<RecordQuery> queries) {
        Path home = TemporaryHome.create();
        try (Storage disk = LocalStorage.at(home);
                Storage memory = Storage.inMemory()) {
            assertAlike(disk.metadata(), memory.metadata(), writes, queries);
        } finally {
            TemporaryHome.delete(home);
        }
    }

    static void assertAlike(MetadataStore store, MetadataStore memory, List<Write> writes, List<RecordQuery> queries) {
        for (Write write : writes) {
            long revision =
                    memory.find(write.key()).map(MetadataStore.Entry::revision).orElse(0L);
            Optional<Write> possible = at(revision, write);
            possible.ifPresent(it -> store.commit(List.of(it)));
            possible.ifPresent(it -> memory.commit(List.of(it)));
            assertThat(store.facets(write.key())).isEqualTo(memory.facets(write.key()));
        }
        assertThat(store.kinds()).isEqualTo(memory.kinds());
        for (RecordQuery query : queries) {
            assertThat(pages(store, query)).as("%s", query).isEqualTo(pages(memory, query));
        }
    }

    private static Optional<Write> at(long revision, Write write) {
        if (write instanceof Put put) {
            return Optional.of(new Put(put.key(), revision, put.json(), put.facets()));
        }
        if (revision == 0) {
            return Optional.empty();
        }
        return Optional.of(
                write instanceof Reindex reindex
                        ? new Reindex(reindex.key(), revision, reindex.facets())
                        : new Delete(write.key(), revision));
    }

    /** All pages; the positions between them are to be alike, too. */
    private static List<RecordQuery.Page> pages(MetadataStore store, RecordQuery query) {
        List<RecordQuery.Page> pages = new ArrayList<>();
        RecordQuery next = query;
        while (pages.size() < 20) {
            RecordQuery.Page page = store.search(next);
            pages.add(page);
            if (page.next().isEmpty()) {
                return pages;
            }
            next = new RecordQuery(query.kind(), query.conditions(), query.order(), page.next(), query.limit());
        }
        throw new AssertionError("the pages of " + query + " do not end");
    }
}
