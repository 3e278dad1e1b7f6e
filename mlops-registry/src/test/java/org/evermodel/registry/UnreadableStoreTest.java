package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.MlopsException;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.audit.Verification.Problem;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.DelegatingMetadataStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a part of a store refuses to be read, a verification tells it and goes on to the other parts. */
class UnreadableStoreTest {
    static Stream<RuntimeException> refusals() {
        return Stream.of(new MlopsException("row 7 is nonsense"), new IllegalArgumentException("row 7 is nonsense"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aVerificationTellsWhatCannotBeReadAndLooksAtTheRest(RuntimeException refusal) {
        try (Storage storage = Storage.inMemory()) {
            Registry sound = Registry.open(storage);
            sound.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            MetadataStore.Entry model =
                    storage.metadata().scan("model", "", "", 1).get(0);
            storage.metadata().commit(List.of(new MetadataStore.Put(model.key(), model.revision(), "{}")));

            Verification found = Registry.open(new Unreadable(storage, "model-version", refusal))
                    .verify();

            assertThat(found.problems())
                    .extracting(Problem::toString)
                    .containsExactlyInAnyOrder(
                            "the records of kind model-version cannot be read: row 7 is nonsense",
                            "record " + model.key() + " was edited: the audit log tells of another content");
            assertThat(found.looked().artifacts()).isPositive();
        }
    }

    /** A storage in which the records of one kind cannot be listed. */
    private record Unreadable(Storage storage, String kind, RuntimeException refusal) implements Storage {
        @Override
        public MetadataStore metadata() {
            return new DelegatingMetadataStore(storage.metadata()) {
                @Override
                public List<Entry> scan(String which, String prefix, String after, int limit) {
                    if (which.equals(kind)) {
                        throw refusal;
                    }
                    return super.scan(which, prefix, after, limit);
                }
            };
        }

        @Override
        public ArtifactStore artifacts() {
            return storage.artifacts();
        }

        @Override
        public void close() {
            storage.close();
        }
    }
}
