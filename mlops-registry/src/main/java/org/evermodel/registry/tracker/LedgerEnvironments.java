package org.evermodel.registry.tracker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.Environment;
import org.evermodel.registry.tracking.Environments;
import org.evermodel.spi.ArtifactStore;
import org.jspecify.annotations.Nullable;

/** Environments as records under the digest of their own JSON. */
public final class LedgerEnvironments implements Environments {
    private final Ledger ledger;
    private final Supplier<Environment> capture;
    private @Nullable Environment current;

    /** Environments of {@code ledger}; {@code capture} finds out that of this process when it is first wanted. */
    public LedgerEnvironments(Ledger ledger, Supplier<Environment> capture) {
        this.ledger = ledger;
        this.capture = capture;
    }

    @Override
    public synchronized Environment current() {
        Environment known = current;
        if (known == null) {
            known = capture.get();
            current = known;
        }
        return known;
    }

    @Override
    public Digest digest(Environment environment) {
        return Digest.of(bytes(environment));
    }

    /** Records this process's environment where it is not yet known, as part of a change, and names it. */
    public Digest recordCurrent(Change change) {
        Digest digest = digest(current());
        change.ensure(Kinds.ENVIRONMENT, digest.hex(), EnvironmentContent.of(current()));
        return digest;
    }

    /** Stores this process's environment as an artifact, whose digest is also the environment's name. */
    public ArtifactRef storeCurrent(ArtifactStore artifacts) {
        byte[] bytes = bytes(current());
        return artifacts.put(out -> out.write(bytes));
    }

    private static byte[] bytes(Environment environment) {
        return EnvironmentContent.of(environment).json().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Environment> find(Digest digest) {
        return ledger.find(Kinds.ENVIRONMENT, digest.hex()).map(LedgerEnvironments::read);
    }

    @Override
    public List<Environment> all() {
        return ledger.all(Kinds.ENVIRONMENT, "").map(LedgerEnvironments::read).toList();
    }

    private static Environment read(Stored record) {
        return EnvironmentContent.read(record.content());
    }
}
