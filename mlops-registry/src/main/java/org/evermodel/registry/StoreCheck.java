package org.evermodel.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.StorageException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Look;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/**
 * Looks at a whole store, one thing at a time. Every artifact is read to its end, whoever refers to it, and a bundle is
 * known by its heading; so what is kept beside the registry, such as a pipeline's cache, is looked at as well.
 */
final class StoreCheck {
    private static final int HEADING_BYTES = 64;

    private final MetadataStore metadata;
    private final ArtifactStore artifacts;
    private final Ledger ledger;
    private final Findings findings;

    StoreCheck(Storage storage, Ledger ledger, Consumer<Verification.Progress> progress) {
        this.metadata = storage.metadata();
        this.artifacts = storage.artifacts();
        this.ledger = ledger;
        this.findings = new Findings(progress);
    }

    Verification run() {
        look("the records", () -> metadata.inspect(damage -> findings.add("the medium of the records", damage)));
        look("the artifacts", this::checkArtifacts);
        for (String kind : Kinds.ALL) {
            look("the records of kind " + kind, () -> checkReferences(kind));
        }
        findings.addAudit(ledger.audit());
        return findings.verification();
    }

    private void look(String subject, Runnable part) {
        Look.at(subject, findings::add, part);
    }

    private void checkArtifacts() {
        try (Stream<Digest> all = artifacts.list()) {
            all.forEach(this::checkArtifact);
        }
    }

    private void checkArtifact(Digest digest) {
        String subject = "artifact " + digest;
        try (InputStream in = artifacts.open(digest)) {
            byte[] start = in.readNBytes(HEADING_BYTES);
            findings.lookedAtArtifact(start.length + in.transferTo(OutputStream.nullOutputStream()));
            if (Manifest.isHeadedBy(start)) {
                checkBundle(digest);
            }
        } catch (IOException e) {
            findings.add(subject, "cannot be read: " + e.getMessage());
        } catch (MlopsException | IllegalArgumentException e) {
            // These messages start with their subject.
            findings.add(subject, String.valueOf(e.getMessage()).replace(subject + " ", ""));
        }
    }

    private void checkBundle(Digest digest) {
        Manifest manifest;
        try {
            manifest = Bundle.open(digest, artifacts).manifest();
        } catch (IllegalArgumentException e) {
            findings.add("bundle " + digest, "has a manifest that cannot be understood: " + e.getMessage());
            return;
        }
        for (Manifest.Entry entry : manifest.entries()) {
            Digest listed = entry.artifact().digest();
            if (!artifacts.contains(listed)) {
                findings.add("bundle " + digest, "lists " + entry.path() + ", which is missing: artifact " + listed);
            }
        }
    }

    private void checkReferences(String kind) {
        Ledger.entries(metadata, kind, "").forEach(this::checkReferences);
    }

    private void checkReferences(MetadataStore.Entry entry) {
        Map<String, Digest> references;
        try {
            references = References.all(Stored.of(entry).content());
        } catch (StorageException e) {
            return; // The look at the audit log names the record as edited.
        }
        references.forEach((role, digest) -> {
            if (!artifacts.contains(digest)) {
                findings.add(
                        "record " + entry.key(), "refers to its " + role + ", which is missing: artifact " + digest);
            }
        });
    }
}
