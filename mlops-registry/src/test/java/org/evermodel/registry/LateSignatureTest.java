package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.SigningKeys;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.DelegatingMetadataStore;
import org.junit.jupiter.api.Test;

/** A signature that comes after its version, at the moment at which somebody deletes the version. */
class LateSignatureTest {
    private static final ModelUri FIRST = ModelUri.of(Samples.CHURN, 1);

    @Test
    void ofAVersionThatIsJustDeletedIsNotTaken() {
        Storage storage = Storage.inMemory();
        try (Registry dev = Origins.open(Storage.inMemory(), 1);
                Registry prod = Origins.open(storage, 2);
                Registry racing = Origins.open(new Raced(storage, prod), 3)) {
            ModelVersion version = Origins.live(dev);
            dev.promote(FIRST, prod, "is good");
            dev.models().sign(version, Signer.of(SigningKeys.generate()), "released");

            boolean changed = dev.promote(FIRST, racing, "signed now").changed();

            assertThat(changed).isFalse();
            assertThat(prod.audit().entries().map(AuditEntry::action))
                    .endsWith("version.deleted")
                    .doesNotContain("model.signed");
            assertThat(prod.verify().problems()).isEmpty();
        }
    }

    /** Somebody deletes the version just before its signature is written. */
    private record Raced(Storage storage, Registry other, AtomicBoolean raced) implements Storage {
        Raced(Storage storage, Registry other) {
            this(storage, other, new AtomicBoolean());
        }

        @Override
        public MetadataStore metadata() {
            return new DelegatingMetadataStore(storage.metadata()) {
                @Override
                public void commit(List<Write> writes) {
                    boolean signs =
                            writes.stream().anyMatch(write -> write.key().kind().equals(Kinds.MODEL_SIGNATURE));
                    if (signs && raced.compareAndSet(false, true)) {
                        other.models().delete(Samples.CHURN, 1, "no longer wanted");
                    }
                    super.commit(writes);
                }
            };
        }

        @Override
        public ArtifactStore artifacts() {
            return storage.artifacts();
        }

        @Override
        public void close() {
            // The other registry closes it.
        }
    }
}
