package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.SigningKeys;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.signing.UntrustedVersionException;
import org.evermodel.registry.signing.UntrustedVersionException.Fault;
import org.evermodel.registry.signing.VersionSignature;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

abstract class SigningContract extends RegistryContract {
    private static final KeyPair KEYS = SigningKeys.generate();
    private static final Signer SIGNER = Signer.of(KEYS);
    private static final Signer OTHER = Signer.of(SigningKeys.generate());

    private Registry open(Optional<Signer> signer, Signer... trusted) {
        registry.close();
        Registry.Builder builder = Registry.builder(storage())
                .flavors(Samples.flavors())
                .actor("ann")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(8));
        signer.ifPresent(builder::signWith);
        if (trusted.length > 0) {
            builder.requireSigned(TrustedKeys.of(
                    List.of(trusted).stream().map(Signer::publicKey).toList()));
        }
        registry = builder.open();
        return registry;
    }

    private static void assertRefused(Fault fault, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        UntrustedVersionException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(fault))
                .hasMessageContaining("models:/churn/1");
    }

    @Test
    final void aVersionIsSignedAsItIsRegistered() {
        open(Optional.of(SIGNER), SIGNER);

        ModelVersion version = register(1);

        assertThat(registry.models().signatures(version))
                .extracting(VersionSignature::keyId)
                .containsExactly(SIGNER.keyId());
        assertThat(registry.audit().entries()).hasSize(1);
        assertThatCode(() -> registry.models()
                        .load(version.uri())
                        .orElseThrow()
                        .model()
                        .close())
                .doesNotThrowAnyException();
        assertSound();
    }

    @Test
    final void severalMaySignAVersionAndEachDoesOnce() {
        ModelVersion version = register(1);

        VersionSignature first = registry.models().sign(version, SIGNER, "reviewed");
        registry.models().sign(version, OTHER, "approved");
        VersionSignature again = registry.models().sign(version, SIGNER, "once more");

        assertThat(again).isEqualTo(first);
        assertThat(again.reason()).isEqualTo("reviewed");
        assertThat(registry.models().signatures(version))
                .extracting(VersionSignature::keyId)
                .containsExactlyInAnyOrder(SIGNER.keyId(), OTHER.keyId());
        assertThat(registry.audit().entries())
                .extracting(AuditEntry::action)
                .containsExactly("model.registered", "model.signed", "model.signed");
        assertSound();
    }

    @Test
    final void whatIsNotSignedIsRefusedWhereverItWouldBeUsed() {
        ModelVersion version = register(1);
        open(Optional.empty(), SIGNER);

        assertRefused(Fault.UNSIGNED, () -> registry.models().load(version.uri()));
        assertRefused(Fault.UNSIGNED, () -> registry.models().open(version));
        assertRefused(
                Fault.UNSIGNED,
                () -> registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first"));
        assertThat(registry.models().alias(Samples.CHURN, Alias.CHAMPION).current())
                .isEmpty();
    }

    @Test
    final void aSignatureByAKeyThatIsNotTrustedIsNotEnough() {
        ModelVersion version = register(1);
        registry.models().sign(version, OTHER, "mine is fine");
        open(Optional.empty(), SIGNER);

        assertRefused(Fault.UNTRUSTED_KEY, () -> registry.models().load(version.uri()));
        assertSound();
    }

    @Test
    final void aKeyIsRotatedByTrustingBothForAWhile() {
        open(Optional.of(OTHER));
        ModelVersion version = register(1);
        open(Optional.empty(), SIGNER);
        assertRefused(Fault.UNTRUSTED_KEY, () -> registry.models().open(version));

        open(Optional.empty(), OTHER, SIGNER);
        registry.models().open(version);
        registry.models().sign(version, SIGNER, "rotated");
        open(Optional.empty(), SIGNER);

        assertThatCode(() -> registry.models().open(version)).doesNotThrowAnyException();
    }

    @Test
    final void whatIsRegisteredAgainIsSignedByTheKeyThatSignsNow() {
        ModelVersion unsigned = register(1);
        open(Optional.of(SIGNER), SIGNER);

        assertThat(register(1)).isEqualTo(unsigned);
        assertThat(register(1)).isEqualTo(unsigned);

        assertThat(registry.models().signatures(unsigned))
                .extracting(VersionSignature::keyId, VersionSignature::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SIGNER.keyId(), "at registration"));
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");
        assertThat(registry.audit().entries())
                .extracting(AuditEntry::action)
                .containsExactly("model.registered", "model.signed", "alias.moved");
        open(Optional.of(OTHER), OTHER);
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of("again", "yes"));
        assertThatCode(() -> registry.models().open(unsigned)).doesNotThrowAnyException();
        assertSound();
    }

    @Test
    final void aVersionOfAnotherRegistryIsNotSignedAsThisOnes() {
        ModelVersion own = register(1);
        ModelVersion second = register(2);
        ModelVersion foreign = new ModelVersion(
                own.name(), own.number(), own.status(), second.packageDigest(), own.run(), own.createdAt(), Map.of());

        assertThatThrownBy(() -> registry.models().sign(foreign, SIGNER, ""))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("models:/churn/1 of this registry is package " + own.packageDigest());
        registry.models().delete(Samples.CHURN, 2, "");
        assertThatThrownBy(() -> registry.models().sign(second, SIGNER, "")).isInstanceOf(NotFoundException.class);
        assertThat(registry.models().signatures(own)).isEmpty();
    }

    @Test
    final void aSignatureThatProvesNothingGivesWayToOneThatDoes() {
        ModelVersion version = register(1);
        ModelVersion second = register(2);
        registry.models().sign(version, SIGNER, "good");
        registry.models().sign(second, SIGNER, "good");
        exchangeSignatures();

        open(Optional.empty(), SIGNER);
        assertRefused(Fault.OTHER_CONTENT, () -> registry.models().open(version));
        registry.models().sign(version, SIGNER, "once more");

        assertThatCode(() -> registry.models().open(version)).doesNotThrowAnyException();
        assertThat(registry.models().signatures(version))
                .extracting(VersionSignature::reason)
                .containsExactly("once more");
    }

    /** Gives each signature what another one says. */
    private void exchangeSignatures() {
        try (Storage storage = storage()) {
            List<MetadataStore.Entry> records = storage.metadata().scan("model-signature", "", "", 10);
            assertThat(records).hasSize(2);
            storage.metadata()
                    .commit(List.of(
                            exchanged(records.get(0), records.get(1)), exchanged(records.get(1), records.get(0))));
        }
    }

    private static MetadataStore.Put exchanged(MetadataStore.Entry one, MetadataStore.Entry other) {
        return new MetadataStore.Put(one.key(), one.revision(), other.json());
    }

    @Test
    final void onlyAVersionThatIsThereCanBeSigned() {
        ModelVersion version = register(1);
        ModelVersion other = new ModelVersion(
                new ModelName("fraud"),
                1,
                version.status(),
                version.packageDigest(),
                version.run(),
                version.createdAt(),
                Map.of());

        assertThatThrownBy(() -> registry.models().sign(other, SIGNER, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("there is no version 1 of fraud");
        assertThat(registry.models().signatures(other)).isEmpty();
    }
}
