package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** While a package is read, others go on changing the store. */
class ReadingTakesTimeTest {
    private final Storage storage = Storage.inMemory();
    private final AtomicInteger reads = new AtomicInteger();
    private Runnable meanwhile = () -> {};

    /** Reads slowly: something else happens during each read. */
    private final class Slow implements ArtifactStore {
        private final ArtifactStore artifacts = storage.artifacts();

        @Override
        public InputStream open(Digest digest) {
            reads.incrementAndGet();
            meanwhile.run();
            return artifacts.open(digest);
        }

        @Override
        public ArtifactRef put(Content content) {
            return artifacts.put(content);
        }

        @Override
        public Optional<Stored> find(Digest digest) {
            return artifacts.find(digest);
        }

        @Override
        public Stream<Digest> list() {
            return artifacts.list();
        }

        @Override
        public Stream<Stored> inventory() {
            return artifacts.inventory();
        }

        @Override
        public InputStream peek(Stored which) {
            return artifacts.peek(which);
        }

        @Override
        public boolean touch(Digest digest) {
            return artifacts.touch(digest);
        }

        @Override
        public boolean setAside(Stored which) {
            return artifacts.setAside(which);
        }

        @Override
        public boolean discard(Stored which) {
            return artifacts.discard(which);
        }

        @Override
        public void delete(Digest digest) {
            artifacts.delete(digest);
        }

        @Override
        public void close() {
            artifacts.close();
        }
    }

    private final class SlowStorage implements Storage {
        private final ArtifactStore slow = new Slow();

        @Override
        public MetadataStore metadata() {
            return storage.metadata();
        }

        @Override
        public ArtifactStore artifacts() {
            return slow;
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    @Test
    void aPackageIsReadOnceThoughOthersCommitDuringEachRead() {
        try (Registry busy = Registry.open(storage);
                Registry registry = Registry.open(new SlowStorage())) {
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            registry.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
            reads.set(0);
            registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "nobody else is there");
            int once = reads.get();
            AtomicInteger changes = new AtomicInteger();
            meanwhile = () -> busy.models()
                    .tag(Samples.CHURN, 1, "n", String.valueOf(Math.min(50, changes.incrementAndGet())), "");
            reads.set(0);

            registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "others are busy");

            assertThat(changes).hasPositiveValue();
            assertThat(reads).hasValueBetween(1, once + 1);
            reads.set(0);
            registry.models().alias(Samples.CHURN, Alias.CHAMPION).rollback("in an emergency");
            assertThat(reads).hasValue(once);
        }
    }
}
