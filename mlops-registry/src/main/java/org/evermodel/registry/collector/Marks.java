package org.evermodel.registry.collector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.AuditTrail;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracker.InFlight;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/**
 * What is referred to: everything that any record mentions, whatever its kind, but for the audit log, which tells of what
 * is no more; and everything that the manifests among these list, and those among those.
 *
 * <p>Held in memory are {@link DigestSet 48 bytes} for each digest mentioned, a page of records and what one manifest
 * lists.
 *
 * <p>A damaged manifest would hide what it lists. So an artifact that could be one is read to its end: all up to a
 * megabyte, and larger ones whose first bytes resemble a manifest's. Where one is damaged nothing is collected. One that
 * is sound, but only begins like a manifest, was written by somebody else: what it mentions is kept, too.
 */
public final class Marks {
    private static final int HEADING_BYTES = 64;
    private static final long SMALL = 1 << 20;
    private static final int ATTEMPTS = 10;

    private final ArtifactStore artifacts;
    private final InFlight runs;
    private final DigestSet marked = new DigestSet();
    private Optional<Instant> oldestRun = Optional.empty();

    private Marks(ArtifactStore artifacts, InFlight runs) {
        this.artifacts = artifacts;
        this.runs = runs;
    }

    /** Marks all that the records mention, and what the manifests among it list. */
    public static Marks of(Storage storage, InFlight runs) {
        Marks marks = new Marks(storage.artifacts(), runs);
        // First, so that of a run that ends meanwhile either the run is seen in flight or all it has written is marked.
        Ledger.entries(storage.metadata(), Kinds.RUN, "").forEach(marks::note);
        for (String kind : storage.metadata().kinds()) {
            if (!AuditTrail.keeps(kind)) {
                Ledger.entries(storage.metadata(), kind, "").forEach(marks::mark);
            }
        }
        return marks;
    }

    /** Whether something refers to it. */
    public boolean contains(Digest digest) {
        return marked.contains(digest);
    }

    /** Marks what an artifact lists, if it is a manifest, but not the artifact itself. */
    public void keepListed(Digest digest) {
        tellListed(digest, this::mark);
    }

    /** When the oldest run began that may still refer to what it stores. */
    public Optional<Instant> oldestRun() {
        return oldestRun;
    }

    private void mark(MetadataStore.Entry record) {
        Mentions.in(record.key().id(), this::mark);
        Mentions.in(record.json(), this::mark);
    }

    private void note(MetadataStore.Entry run) {
        runs.since(Stored.of(run))
                .filter(since -> oldestRun.isEmpty() || since.isBefore(oldestRun.get()))
                .ifPresent(since -> oldestRun = Optional.of(since));
    }

    private void mark(Digest mentioned) {
        Deque<Digest> open = new ArrayDeque<>();
        Consumer<Digest> marking = digest -> {
            if (marked.add(digest)) {
                open.push(digest);
            }
        };
        marking.accept(mentioned);
        while (!open.isEmpty()) {
            tellListed(open.pop(), marking);
        }
    }

    /** Tells what an artifact lists, if it is a manifest; some of it more than once if it is moved meanwhile. */
    private void tellListed(Digest digest, Consumer<Digest> listed) {
        Optional<ArtifactStore.Stored> found = artifacts.find(digest);
        for (int attempt = 1; found.isPresent(); attempt++) {
            try {
                read(found.get(), listed);
                return;
            } catch (ArtifactDamagedException e) {
                // Another collector may have moved it between the two looks.
                Optional<ArtifactStore.Stored> again = artifacts.find(digest);
                if (again.equals(found) || attempt == ATTEMPTS) {
                    throw refusal(digest, e);
                }
                found = again;
            } catch (IOException e) {
                throw refusal(digest, e);
            }
        }
        // It is missing, or it is no artifact that is meant.
    }

    private void read(ArtifactStore.Stored stored, Consumer<Digest> listed) throws IOException {
        try (InputStream in = artifacts.peek(stored)) {
            byte[] start = in.readNBytes(HEADING_BYTES);
            if (Manifest.isHeadedBy(start)) {
                Mentions.in(new SequenceInputStream(new ByteArrayInputStream(start), in), listed);
            } else if (stored.size() <= SMALL || Manifest.resembles(start)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static StorageException refusal(Digest digest, Exception because) {
        return new StorageException(
                "nothing was collected: what artifact " + digest
                        + " lists cannot be told, so what is needed is unknown; "
                        + "verify the store, and store the artifact again or delete it: " + because.getMessage(),
                because);
    }
}
