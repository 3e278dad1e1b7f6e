package org.evermodel.registry.tracker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
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
    private @Nullable Known current;
    private volatile boolean recorded;

    /** Environments of {@code ledger}; {@code capture} finds out that of this process when it is first wanted. */
    public LedgerEnvironments(Ledger ledger, Supplier<Environment> capture) {
        this.ledger = ledger;
        this.capture = capture;
    }

    @Override
    public Environment current() {
        return known().environment();
    }

    @Override
    public Digest digest(Environment environment) {
        return Known.of(environment).digest();
    }

    /** Records this process's environment where it is not yet known, as part of a change, and names it. */
    public Digest recordCurrent(Change change) {
        Known now = known();
        if (!recorded) {
            // No record is ever deleted: what was found once need not be looked for again.
            recorded = change.find(Kinds.ENVIRONMENT, now.digest().hex()).isPresent();
            if (!recorded) {
                change.create(Kinds.ENVIRONMENT, now.digest().hex(), now.content());
            }
        }
        return now.digest();
    }

    /** Stores this process's environment as an artifact, whose digest is also the environment's name. */
    public ArtifactRef storeCurrent(ArtifactStore artifacts) {
        byte[] bytes = known().bytes();
        return artifacts.put(out -> out.write(bytes));
    }

    private synchronized Known known() {
        Known found = current;
        if (found == null) {
            found = Known.of(capture.get());
            current = found;
        }
        return found;
    }

    private record Known(Environment environment, Content content, Digest digest) {
        static Known of(Environment environment) {
            Content content = EnvironmentContent.of(environment);
            return new Known(environment, content, Digest.of(bytes(content)));
        }

        byte[] bytes() {
            return bytes(content);
        }

        private static byte[] bytes(Content content) {
            return content.json().getBytes(StandardCharsets.UTF_8);
        }
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
        return record.decode(EnvironmentContent::read);
    }

    @Override
    public String toString() {
        return "Environments" + all();
    }
}
