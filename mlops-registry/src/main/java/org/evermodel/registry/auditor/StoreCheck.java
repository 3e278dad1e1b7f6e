package org.evermodel.registry.auditor;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.keeper.LedgerSignatures;
import org.evermodel.registry.keeper.References;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Look;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.UntrustedVersionException;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/**
 * Looks at a whole store. Every artifact is read to its end, whoever refers to it, and a bundle is known by its heading;
 * so what is kept beside the registry, such as a pipeline's cache, is looked at as well, and what was set aside.
 */
public final class StoreCheck {
    private final MetadataStore metadata;
    private final ArtifactStore artifacts;
    private final Ledger ledger;
    private final Findings findings;

    /** A check of this storage, which tells how far it is. */
    public StoreCheck(Storage storage, Ledger ledger, Consumer<Verification.Progress> progress) {
        this.metadata = storage.metadata();
        this.artifacts = storage.artifacts();
        this.ledger = ledger;
        this.findings = new Findings(progress);
    }

    /** Looks at everything and tells what it found. */
    public Verification run() {
        look("the records", () -> metadata.inspect(damage -> findings.add("the medium of the records", damage)));
        look("the artifacts", this::checkArtifacts);
        for (String kind : Kinds.ALL) {
            look("the records of kind " + kind, () -> checkReferences(kind));
        }
        look("the signatures", () -> ledger.all(Kinds.MODEL_SIGNATURE, "").forEach(this::checkSignature));
        findings.addAudit(ledger.audit());
        return findings.verification();
    }

    private void look(String subject, Runnable part) {
        Look.at(subject, findings::add, part);
    }

    private void checkArtifacts() {
        artifacts.inspect(stray -> findings.add("the place of the artifacts", stray));
        ArtifactCheck check = new ArtifactCheck(artifacts);
        try (Stream<ArtifactStore.Stored> all = artifacts.inventory()) {
            InOrder.each(all.iterator(), check::look, seen -> {
                seen.findings().forEach(findings::add);
                findings.lookedAtArtifact(seen.bytes());
            });
        }
    }

    private void checkReferences(String kind) {
        Ledger.entries(metadata, kind, "").forEach(this::checkReferences);
    }

    private void checkSignature(Stored signature) {
        try {
            LedgerSignatures.check(signature, ledger, artifacts);
        } catch (UntrustedVersionException | NotFoundException e) {
            findings.add("record " + signature.key(), "proves nothing: " + e.getMessage());
        } catch (MlopsException e) {
            return; // Bytes that are missing or wrong, and edited records, are named by the other looks.
        }
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
