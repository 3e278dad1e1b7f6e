package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ConflictException;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Reindex;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connection knows of its records holds whoever else writes them. */
class KnownFacetsTest {
    private static final MetadataStore.Key A = new MetadataStore.Key("thing", "a");
    private static final MetadataStore.Key B = new MetadataStore.Key("thing", "b");

    @TempDir
    Path home;

    @Test
    void whatSomebodyElseMadeOfARecordIsReplaced() {
        try (Storage one = LocalStorage.at(home);
                Storage other = LocalStorage.at(home)) {
            one.metadata().commit(List.of(new Put(A, 0, "{}", is("first")), new Put(B, 0, "{}", is("first"))));
            other.metadata().commit(List.of(new Put(A, 1, "{}", is("second"))));
            other.metadata().commit(List.of(new Reindex(B, 1, is("second"))));

            one.metadata().commit(List.of(new Put(A, 2, "{}", is("first")), new Put(B, 1, "{}", Facets.NONE)));

            assertThat(found(one.metadata(), "first")).containsExactly("a");
            assertThat(found(one.metadata(), "second")).isEmpty();
            assertThat(found(other.metadata(), "first")).containsExactly("a");
        }
    }

    @Test
    void whatWasRefusedIsNotKnown() {
        try (Storage one = LocalStorage.at(home)) {
            one.metadata().commit(List.of(new Put(A, 0, "{}", is("first"))));
            assertThatThrownBy(() -> one.metadata()
                            .commit(List.of(new Put(A, 1, "{}", is("second")), new Put(B, 1, "{}", is("second")))))
                    .isInstanceOf(ConflictException.class);

            one.metadata().commit(List.of(new Put(A, 1, "{}", is("second"))));

            assertThat(found(one.metadata(), "first")).isEmpty();
            assertThat(found(one.metadata(), "second")).containsExactly("a");
        }
    }

    @Test
    void whatIsDeletedIsFoundByNothingWhenItComesBack() {
        try (Storage one = LocalStorage.at(home)) {
            one.metadata().commit(List.of(new Put(A, 0, "{}", is("first"))));
            one.metadata().commit(List.of(new Delete(A, 1)));
            one.metadata().commit(List.of(new Put(A, 0, "{}", is("first"))));
            one.metadata().commit(List.of(new Put(A, 1, "{}", is("second"))));

            assertThat(found(one.metadata(), "first")).isEmpty();
            assertThat(found(one.metadata(), "second")).containsExactly("a");
        }
    }

    @Test
    void noMoreAreKnownThanFit() {
        KnownFacets known = new KnownFacets();
        known.put(A, is("before anybody allowed it"));
        assertThat(known.of(A)).isEmpty();

        known.allow();
        for (int i = 0; i < 30_000; i++) {
            known.put(new MetadataStore.Key("thing", "t" + i), is("text"));
        }

        assertThat(known.of(new MetadataStore.Key("thing", "t0"))).isEmpty();
        assertThat(known.of(new MetadataStore.Key("thing", "t29999"))).contains(is("text"));
        known.clear();
        assertThat(known.of(new MetadataStore.Key("thing", "t29999"))).isEmpty();
    }

    private static Facets is(String text) {
        return new Facets(Map.of("x", text), Map.of());
    }

    private static List<String> found(MetadataStore store, String text) {
        return store
                .search(new RecordQuery(
                        "thing",
                        List.of(new Condition.OneOf("x", List.of(text), true)),
                        RecordQuery.Order.byId(),
                        Optional.empty(),
                        10))
                .entries()
                .stream()
                .map(entry -> entry.key().id())
                .toList();
    }
}
