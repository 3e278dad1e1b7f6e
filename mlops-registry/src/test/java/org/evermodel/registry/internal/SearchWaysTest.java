package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.evermodel.registry.Postgres;
import org.evermodel.registry.UrlDataSource;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.Order;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever way is taken, on each database, pages are those of a look at every record. */
class SearchWaysTest {
    private static final int RECORDS = 150;
    private static final int SEARCHES = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "h2", "postgres"})
    void everyWayLeadsToTheSamePages(String sort) throws SQLException {
        Random random = new Random(7);
        List<MetadataStore.Write> writes = IntStream.range(0, RECORDS)
                .mapToObj(i -> (MetadataStore.Write)
                        new Put(new MetadataStore.Key("thing", "t" + (i * 7919) % 1_000), 0, "{}", facets(random, i)))
                .toList();
        UrlDataSource source = new UrlDataSource(
                sort.equals("h2")
                        ? "jdbc:h2:mem:ways;DB_CLOSE_DELAY=-1"
                        : sort.equals("local") ? "" : Postgres.newDatabase());
        Dialect dialect = sort.equals("local") ? new SqliteDialect() : server(sort);
        try (Connections connections = connections(sort, source);
                Storage memory = Storage.inMemory()) {
            new SqlMetadataStore(sort, connections, dialect).commit(writes);
            memory.metadata().commit(writes);
            for (int i = 0; i < SEARCHES; i++) {
                RecordQuery query = query(random);
                List<MetadataStore.Entry> all = pages(query, memory.metadata()::search);
                for (int many : new int[] {1, 8, 1_000}) {
                    Search search = new Search(dialect, many);
                    assertThat(pages(query, page -> search(connections, search, page)))
                            .as("%s, counted up to %s", query, many)
                            .isEqualTo(all);
                }
            }
        }
        source.close();
    }

    private static RecordQuery.Page search(Connections connections, Search search, RecordQuery query) {
        return connections.readTogether(
                session -> search.page(session, query), new RecordQuery.Page(List.of(), Optional.empty()));
    }

    private static ServerDialect server(String sort) {
        return sort.equals("h2") ? new H2Dialect() : new PostgresDialect();
    }

    private Connections connections(String sort, UrlDataSource source) {
        if (sort.equals("local")) {
            return new SqliteConnections(folder.resolve("ways.db"));
        }
        JdbcConnections connections = new JdbcConnections(source, sort, server(sort));
        new JdbcSchema(sort, connections, server(sort)).prepare();
        return connections;
    }

    private interface Searcher {
        RecordQuery.Page search(RecordQuery query);
    }

    private static List<MetadataStore.Entry> pages(RecordQuery query, Searcher searcher) {
        RecordQuery.Page page = searcher.search(query);
        List<MetadataStore.Entry> all = new ArrayList<>(page.entries());
        while (page.next().isPresent()) {
            page = searcher.search(
                    new RecordQuery(query.kind(), query.conditions(), query.order(), page.next(), query.limit()));
            all.addAll(page.entries());
        }
        return all;
    }

    /** Few values, so that there are many ties, and a field that is now a text, now a number. */
    private static Facets facets(Random random, int index) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        if (random.nextInt(5) > 0) {
            texts.put("x", "abc".repeat(random.nextInt(3)) + "\uD83D\uDE00".repeat(random.nextInt(2)));
        }
        if (random.nextInt(5) > 0) {
            numbers.put("n", (double) random.nextInt(6));
        }
        if (random.nextInt(10) == 0) {
            texts.put("mixed", "m");
        } else if (random.nextInt(3) == 0) {
            numbers.put("mixed", Math.floor(index / 10.0));
        }
        texts.put("rare", index % 40 == 0 ? "yes" : "no");
        return new Facets(texts, numbers);
    }

    private static RecordQuery query(Random random) {
        List<Condition> conditions = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> condition(random))
                .toList();
        List<Order> orders = List.of(
                Order.byId(), Order.byNumber("n"), Order.byText("x"), Order.byNumber("mixed"), Order.byText("mixed"));
        Order order = orders.get(random.nextInt(orders.size()));
        return new RecordQuery(
                "thing",
                conditions,
                random.nextBoolean() ? order.reversed() : order,
                Optional.empty(),
                1 + random.nextInt(40));
    }

    private static Condition condition(Random random) {
        Comparison[] comparisons = Comparison.values();
        List<String> patterns =
                List.of("%bc_%", "abca%", "abc", "a_c\uD83D\uDE00%", "abc\uD83D\uDE00", "\uD83D\uDE00%", "%");
        return switch (random.nextInt(10)) {
            case 8 -> new Condition.Named(ids(random, 40), random.nextBoolean());
            case 9 -> new Condition.Under(ids(random, random.nextBoolean() ? 3 : 120), random.nextBoolean());
            case 0 -> new Condition.OneOf("x", List.of("abc", ""), random.nextBoolean());
            case 1 -> new Condition.OneOf("rare", List.of(random.nextBoolean() ? "yes" : "no"), true);
            case 2 -> new Condition.Has(random.nextBoolean() ? "mixed" : "n");
            case 3 -> new Condition.Lacks(random.nextBoolean() ? "mixed" : "x");
            case 4 -> new Condition.Like("x", patterns.get(random.nextInt(patterns.size())), random.nextBoolean());
            case 5 ->
                new Condition.OfNumber("mixed", comparisons[random.nextInt(comparisons.length)], random.nextInt(15));
            default -> new Condition.OfNumber("n", comparisons[random.nextInt(comparisons.length)], random.nextInt(6));
        };
    }

    /** Whole ids and starts of them, some of no record, some of another length. */
    private static List<String> ids(Random random, int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(i -> "t" + random.nextInt(1_100))
                .toList();
    }
}
