package org.evermodel.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.Signed;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.signing.VersionSignature;
import org.evermodel.registry.transfer.SignedContent;
import org.evermodel.spi.ArtifactStore;

/** Signatures of versions as records, one for each version and key, and the policy that demands them. */
final class LedgerSignatures {
    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final Optional<Signer> signer;
    private final Optional<TrustedKeys> required;
    private final Names names = Names.ofModels();

    LedgerSignatures(Ledger ledger, ArtifactStore artifacts, Policies policies) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.signer = policies.signer();
        this.required = policies.trusted();
    }

    /** Signs what is being registered as {@code version}, in the same change, where the host signs. */
    void atRegistration(Change change, Stored version, ModelName name) {
        signer.ifPresent(own -> {
            Digest pack = References.of(version.content(), VersionContent.PACKAGE);
            put(change, version.id(), own.sign(name.value(), manifest(pack)), "at registration");
        });
    }

    /** Records a signature of the version whose record has this id, unless that key signed it before. */
    static boolean put(Change change, String version, Signed signed, String reason) {
        String id = SignedContent.id(version, signed);
        if (change.find(Kinds.MODEL_SIGNATURE, id).isPresent()) {
            return false;
        }
        VersionSignature signature = new VersionSignature(signed, change.at(), change.actor(), reason);
        change.create(Kinds.MODEL_SIGNATURE, id, SignedContent.of(signature));
        return true;
    }

    VersionSignature sign(ModelVersion version, Signer by, String reason) {
        Signed signed = by.sign(version.name().value(), manifest(version.packageDigest()));
        return ledger.change(change -> {
            String id = versionId(change, version);
            if (put(change, id, signed, reason)) {
                change.note(AuditNote.of("model.signed", version.uri())
                        .because(reason)
                        .with(Map.of("key", signed.keyId().toString())));
                return new VersionSignature(signed, change.at(), change.actor(), reason);
            }
            return change.find(Kinds.MODEL_SIGNATURE, SignedContent.id(id, signed))
                    .map(SignedContent::read)
                    .orElseThrow();
        });
    }

    private String versionId(Records records, ModelVersion version) {
        return names.id(records, version.name())
                .map(model -> Kinds.numbered(model, version.number()))
                .filter(id -> records.find(Kinds.MODEL_VERSION, id).isPresent())
                .orElseThrow(() ->
                        new NotFoundException("there is no version " + version.number() + " of " + version.name()));
    }

    List<VersionSignature> of(ModelVersion version) {
        return names.id(ledger, version.name()).stream()
                .flatMap(model -> of(Kinds.numbered(model, version.number())).stream())
                .toList();
    }

    private List<VersionSignature> of(String version) {
        return ledger.all(Kinds.MODEL_SIGNATURE, version + "/")
                .map(SignedContent::read)
                .toList();
    }

    /** Throws UntrustedVersionException where the policy demands a signature that the version has not. */
    void require(ModelVersion version) {
        if (required.isPresent()) {
            List<Signed> signatures =
                    of(version).stream().map(VersionSignature::signed).toList();
            required.get().require(version.uri().toString(), manifest(version.packageDigest()), signatures);
        }
    }

    /** The policy, for those who bring versions in. */
    Optional<TrustedKeys> required() {
        return required;
    }

    private Manifest manifest(Digest pack) {
        return Bundle.open(pack, artifacts).manifest();
    }

    /** Proves one signature by itself: that the key beside it signed exactly the files of its version. */
    static void check(Stored signature, Records records, ArtifactStore artifacts) {
        String version = SignedContent.version(signature);
        Digest pack = records.find(Kinds.MODEL_VERSION, version)
                .map(record -> References.of(record.content(), VersionContent.PACKAGE))
                .orElseThrow(() -> new NotFoundException("it is of version " + version + ", which is not there"));
        SignedContent.read(signature)
                .signed()
                .verify("version " + version, Bundle.open(pack, artifacts).manifest());
    }
}
