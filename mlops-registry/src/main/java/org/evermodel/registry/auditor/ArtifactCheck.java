package org.evermodel.registry.auditor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.Finding;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.ArtifactStore.Stored;

/**
 * Reads an artifact to its end, wherever it is, and leaves it there; a bundle is known by its heading, and what it lists
 * must be there. Thread-safe.
 */
record ArtifactCheck(ArtifactStore artifacts) {
    private static final int HEADING_BYTES = 64;

    /** What was seen of one artifact. */
    record Seen(long bytes, List<Finding> findings) {}

    Seen look(Stored stored) {
        String subject = "artifact " + stored.digest();
        try {
            return read(stored);
        } catch (ArtifactDamagedException e) {
            Optional<Stored> now = artifacts.find(stored.digest());
            boolean moved = now.isEmpty()
                    || !now.get().asideSince().equals(stored.asideSince())
                    || !now.get().storedAt().equals(stored.storedAt());
            return moved ? movedMeanwhile(now) : found(subject, stored, e);
        } catch (IOException e) {
            return new Seen(0, List.of(new Finding(subject, "cannot be read: " + e.getMessage())));
        } catch (MlopsException | IllegalArgumentException e) {
            return found(subject, stored, e);
        }
    }

    private Seen movedMeanwhile(Optional<Stored> now) {
        try {
            return now.isPresent() ? read(now.get()) : new Seen(0, List.of());
        } catch (IOException | MlopsException e) {
            Finding finding =
                    new Finding("artifact " + now.orElseThrow().digest(), "cannot be read: " + e.getMessage());
            return new Seen(0, List.of(finding));
        }
    }

    private static Seen found(String subject, Stored stored, RuntimeException e) {
        // These messages start with their subject.
        String what = String.valueOf(e.getMessage()).replace(subject + " ", "");
        return new Seen(0, List.of(new Finding(subject, stored.isAside() ? "which is set aside, " + what : what)));
    }

    private Seen read(Stored stored) throws IOException {
        try (InputStream in = artifacts.peek(stored)) {
            byte[] start = in.readNBytes(HEADING_BYTES);
            if (!Manifest.isHeadedBy(start)) {
                return new Seen(start.length + in.transferTo(OutputStream.nullOutputStream()), List.of());
            }
            byte[] rest = in.readAllBytes();
            byte[] all = new byte[start.length + rest.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(rest, 0, all, start.length, rest.length);
            return new Seen(all.length, bundle(stored, all));
        }
    }

    private List<Finding> bundle(Stored stored, byte[] bytes) {
        String subject = "bundle " + stored.digest();
        Manifest manifest;
        try {
            manifest = Manifest.parse(bytes);
        } catch (MlopsException | IllegalArgumentException e) {
            return List.of(new Finding(subject, "has a manifest that cannot be understood: " + e.getMessage()));
        }
        if (stored.isAside()) {
            return List.of(); // What it lists may be gone before it.
        }
        List<Finding> findings = new ArrayList<>();
        for (Manifest.Entry entry : manifest.entries()) {
            Digest listed = entry.artifact().digest();
            if (!artifacts.contains(listed)) {
                findings.add(new Finding(subject, "lists " + entry.path() + ", which is missing: artifact " + listed));
            }
        }
        return findings;
    }
}
