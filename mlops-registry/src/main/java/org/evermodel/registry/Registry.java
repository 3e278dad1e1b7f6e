package org.evermodel.registry;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.evermodel.ModelUri;
import org.evermodel.model.Compatibility;
import org.evermodel.model.Flavor;
import org.evermodel.port.RoutingLog;
import org.evermodel.registry.audit.AuditLog;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.catalogue.Approvals;
import org.evermodel.registry.catalogue.IncompatibleSignatureException;
import org.evermodel.registry.catalogue.RegisteredDatasets;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.event.Events;
import org.evermodel.registry.exchange.ArchiveLimits;
import org.evermodel.registry.exchange.Archived;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.registry.keeper.Policies;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.lineage.Lineage;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.tracking.Environments;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.spi.Storage;

/**
 * Remembers everything about models: their versions, what they came from, which one serves, who changed what and why.
 *
 * <pre>{@code
 * try (Registry registry = Registry.builder(LocalStorage.at(Path.of(".evermodel"))).flavor(flavor).open()) {
 *     ModelVersion version = registry.models().register(name, evaluated, Optional.empty(), Map.of());
 *     registry.models().alias(name, Alias.CHAMPION).moveTo(version.number(), "first of its kind");
 *     LoadedModel champion = registry.models().load(ModelUri.parse("models:/readmission@champion")).orElseThrow();
 * }
 * }</pre>
 *
 * <p>Every change is one durable commit together with its row in the audit log. Thread-safe; several processes may have
 * registries open on one store. Methods throw {@link org.evermodel.StorageException} where the store cannot be read or
 * written; nothing of the failed change is then visible.
 */
public interface Registry extends AutoCloseable {
    /** Opens the registry in {@code storage}, which it closes at its own end; it can load models of no flavor. */
    static Registry open(Storage storage) {
        return builder(storage).open();
    }

    /** A registry in {@code storage}, to be described further and opened. */
    static Builder builder(Storage storage) {
        return new Builder(storage, Clock.systemUTC(), new SecureRandom(), System.getProperty("user.name", "unknown"));
    }

    /**
     * This registry as another actor sees it: one store and one queue of changes, but the changes made through it are
     * signed by {@code actor}. It costs next to nothing, is open as long as this registry is, and closing it does nothing.
     *
     * <pre>{@code
     * registry.as("alice").models().archive(name, 3, "alarms since it served");
     * }</pre>
     */
    Registry as(String actor);

    /**
     * This registry for changes that all have one reason: those made through it that state none of their own, such as a
     * registration, are audited with {@code reason}. Otherwise as {@link #as}.
     */
    Registry because(String reason);

    /** Registered models, their versions and aliases. */
    RegisteredModels models();

    /** Aliases that move only when somebody agrees. */
    Approvals approvals();

    /** Tells listeners what happens. */
    Events events();

    /** Who gets a model's traffic beside its champion; endpoints record here and go on from here. */
    RoutingLog routings();

    /** Registered datasets and their versions. */
    RegisteredDatasets datasets();

    /** The environments that runs and registrations took place in. */
    Environments environments();

    /** Experiments and their runs; pipelines record here. */
    Experiments experiments();

    /** Finds runs, experiments, models, versions and datasets by filters. */
    Searches search();

    /** What came from what; pipelines and serving record here what follows from nothing else. */
    Lineage lineage();

    /** Who changed what, when and why. */
    AuditLog audit();

    /** Looks at every byte and every record of the store; see {@link #verify(Consumer)}. */
    default Verification verify() {
        return verify(progress -> {});
    }

    /**
     * Looks at every byte and every record of the store, and names all that is not as it was left: artifacts whose bytes
     * are not those of their digest, bundles and records that refer to artifacts that are missing, records that are not
     * as the audit log tells, rows of the audit log that were edited or removed. Holds a bounded part of the store in
     * memory; others may go on reading and writing meanwhile.
     *
     * @param progress is told now and then how far it is
     */
    Verification verify(Consumer<Verification.Progress> progress);

    /**
     * Sets artifacts aside that nothing refers to, and deletes those that were set aside long enough ago. An artifact is
     * referred to where any record of the storage mentions its digest, whoever wrote it, or a manifest that is referred to
     * lists it. What a run in flight has stored is kept. What was set aside comes back when it is stored or opened again,
     * or a record mentions it when the next collection comes.
     *
     * <p>Others may go on reading, writing and collecting meanwhile, in other processes too, and it may be killed at any
     * point; the next one goes on. Holds 48 bytes for each digest that is mentioned. What it did is one row of the audit
     * log. Throws {@link org.evermodel.StorageException}, before anything was done, where a damaged artifact may be a
     * manifest, because what that lists cannot be told.
     */
    GcReport gc(GcOptions options);

    /**
     * Writes an archive: one version with all that it came from, or the whole registry, as it stands at one moment. The
     * same has the same bytes whenever it is exported. The archive is an uncompressed tar file that begins with a manifest
     * of the sizes and digests of all that follows.
     *
     * <pre>{@code
     * registry.exportTo(Path.of("churn-3.tar"), Export.version(ModelUri.parse("models:/churn/3")));
     * }</pre>
     *
     * <p>Throws {@link org.evermodel.NotFoundException} where there is no such version, IllegalStateException where a run it
     * came from has not ended, and {@link org.evermodel.ArtifactDamagedException} where bytes are not as they were stored;
     * then there is no file.
     *
     * @param file where the archive is to be; one that is there is replaced once the new one is whole
     */
    Archived exportTo(Path file, Export what);

    /** Takes over what an archive holds, believing as much as {@link ArchiveLimits#DEFAULT}. */
    default Imported importFrom(Path file) {
        return importFrom(file, ArchiveLimits.DEFAULT);
    }

    /**
     * Takes over what an archive holds. All of it is judged before anything is written; what was taken over before changes
     * nothing.
     *
     * <p>A version gets the next number of the model that has its name here, unless it is known: because it was imported
     * before, went from here, or has the same content. Of one that is known, only signatures are taken over that were added
     * since. What {@link Builder#requireSigned} and {@link
     * Builder#requireCompatible} demand is demanded of it. Runs keep their identities. A whole registry is restored with
     * its audit log and its identity into a store that is empty, or brought forward where the store is at an earlier moment
     * of the same registry.
     *
     * <p>Throws {@link org.evermodel.registry.exchange.ArchiveRefusedException} where the archive is not wholly as it
     * should be; no record is written then.
     */
    Imported importFrom(Path file, ArchiveLimits limits);

    /**
     * Brings a version with all that it came from into another registry, as an export and an import would, but copies only
     * what the other lacks. The audit logs of both tell of it. Where it is known there nothing changes.
     *
     * <pre>{@code
     * dev.promote(ModelUri.parse("models:/churn@champion"), prod, "passed its review");
     * }</pre>
     *
     * @param other another registry that is open in this process
     * @param reason why, for both audit logs
     */
    Imported promote(ModelUri uri, Registry other, String reason);

    /** Closes the registry and its storage; may be called twice. */
    @Override
    void close();

    /** Describes a registry to be opened. Not thread-safe. */
    final class Builder {
        private final Storage storage;
        private final List<Flavor> flavors = new ArrayList<>();
        private Clock clock;
        private RandomGenerator random;
        private String actor;
        private Policies policies = Policies.NONE;
        private Duration lease = Duration.ofMinutes(2);
        private Delivery delivery = Delivery.background();

        private Builder(Storage storage, Clock clock, RandomGenerator random, String actor) {
            this.storage = storage;
            this.clock = clock;
            this.random = random;
            this.actor = actor;
        }

        /** Trusts a flavor: models of it can be loaded. */
        public Builder flavor(Flavor trusted) {
            flavors.add(trusted);
            return this;
        }

        /** Trusts several flavors. */
        public Builder flavors(List<? extends Flavor> trusted) {
            flavors.addAll(trusted);
            return this;
        }

        /** Signs changes in the audit log; the name of the user who runs the process unless told. */
        public Builder actor(String name) {
            actor = name;
            return this;
        }

        /** Tells the time of changes; the system's clock unless told. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** Tells identities of the same millisecond apart; a secure source unless told. */
        public Builder random(RandomGenerator source) {
            random = source;
            return this;
        }

        /**
         * Refuses to register a version whose signature is not as compatible as this with that of the version before it:
         * {@link IncompatibleSignatureException}. Nothing is refused unless told.
         */
        public Builder requireCompatible(Compatibility.Level level) {
            policies = policies.compatible(level);
            return this;
        }

        /**
         * For how long its runs that are under way are surely taken to be alive without a sign of life; two minutes unless
         * told. The signs of life come four times as often. At least a second.
         */
        public Builder runLease(Duration duration) {
            if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("the lease of runs must be at least a second, but was " + duration);
            }
            lease = duration;
            return this;
        }

        /** Delivers events in this way; by threads in the background unless told. */
        public Builder delivery(Delivery way) {
            delivery = way;
            return this;
        }

        /** Signs every version that is registered, in the same commit; nothing is signed unless told. */
        public Builder signWith(Signer own) {
            policies = policies.signedBy(own);
            return this;
        }

        /**
         * Demands that a version is signed by one of these keys before it can be loaded, opened, given an alias, or
         * brought in from elsewhere: {@link org.evermodel.registry.signing.UntrustedVersionException} otherwise.
         */
        public Builder requireSigned(TrustedKeys keys) {
            policies = policies.trusting(keys);
            return this;
        }

        /** Opens the registry. */
        public Registry open() {
            Ledger ledger = new Ledger(storage.metadata(), clock, random, actor);
            return new OpenRegistry(storage, flavors, policies, delivery, lease, ledger);
        }
    }
}
