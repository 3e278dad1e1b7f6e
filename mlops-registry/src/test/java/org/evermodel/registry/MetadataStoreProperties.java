package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.ConflictException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Expect;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Write;
import org.evermodel.spi.Storage;

/** Whatever is written and asked, records on disk are those in memory. */
class MetadataStoreProperties {
    private static final List<String> KINDS = List.of("thing", "things");
    private static final List<String> PIECES = List.of("a", "b", "%", "_", "/", "é", "\uFF5E", "😀", "\uD7FF", "A");

    /** A page to be asked for. */
    private record Page(String kind, String prefix, String from, int limit, boolean backwards) {
        List<MetadataStore.Entry> of(MetadataStore store) {
            return backwards ? store.scanBackwards(kind, prefix, from, limit) : store.scan(kind, prefix, from, limit);
        }
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(3).map(pieces -> String.join("", pieces));
    }

    private Arbitrary<String> idsOrNone() {
        return Arbitraries.oneOf(Arbitraries.just(""), ids());
    }

    @Provide
    Arbitrary<List<List<Write>>> commits() {
        Arbitrary<MetadataStore.Key> keys =
                Combinators.combine(Arbitraries.of(KINDS), ids()).as(MetadataStore.Key::new);
        Arbitrary<Write> writes = Combinators.combine(
                        keys, Arbitraries.of(0, 0, 0, 1, 2), Arbitraries.of("put", "put", "put", "delete", "expect"))
                .as(MetadataStoreProperties::write);
        return writes.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(Write::key)
                .list()
                .ofMaxSize(30);
    }

    private static Write write(MetadataStore.Key key, int revision, String what) {
        return switch (what) {
            case "put" -> new Put(key, revision, "{\"revision\":" + revision + "}");
            case "delete" -> new Delete(key, Math.max(1, revision));
            default -> new Expect(key, revision);
        };
    }

    @Provide
    Arbitrary<List<Page>> pages() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        idsOrNone(),
                        idsOrNone(),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(true, false))
                .as(Page::new)
                .list()
                .ofSize(10);
    }

    @Property(tries = 20)
    void recordsOnDiskAreThoseInMemory(
            @ForAll("commits") List<List<Write>> commits, @ForAll("pages") List<Page> pages) {
        Path home = TemporaryHome.create();
        try (Storage disk = LocalStorage.at(home);
                Storage memory = Storage.inMemory()) {
            for (List<Write> commit : commits) {
                assertThat(isCommitted(disk.metadata(), commit)).isEqualTo(isCommitted(memory.metadata(), commit));
            }
            for (Page page : pages) {
                assertThat(page.of(disk.metadata())).as("%s", page).isEqualTo(page.of(memory.metadata()));
            }
        } finally {
            TemporaryHome.delete(home);
        }
    }

    private static boolean isCommitted(MetadataStore store, List<Write> commit) {
        try {
            store.commit(commit);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
