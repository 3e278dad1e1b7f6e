package org.evermodel.registry.keeper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ConflictException;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.Signed;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.signing.UntrustedVersionException;
import org.evermodel.registry.signing.VersionSignature;
import org.evermodel.registry.transfer.SignedContent;
import org.evermodel.spi.ArtifactStore;

/** Signatures of versions as records, one for each version and key, and the policy that demands them. */
public final class LedgerSignatures {
    private static final String AT_REGISTRATION = "at registration";

    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final Optional<Signer> signer;
    private final Optional<TrustedKeys> required;
    private final Names names = Names.ofModels();

    /** Signatures in this ledger, made and demanded as the policies say. */
    public LedgerSignatures(Ledger ledger, ArtifactStore artifacts, Policies policies) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.signer = policies.signer();
        this.required = policies.trusted();
    }

    /** Signs what is being registered as {@code version}, in the same change, where the host signs. */
    void atRegistration(Change change, Stored version, ModelName name) {
        signer.ifPresent(own -> {
            Manifest files = manifest(References.of(version.content(), VersionContent.PACKAGE));
            put(change, version.id(), files, own.sign(name.value(), files), AT_REGISTRATION);
        });
    }

    /** Signs what was registered before by whoever it was, where the host signs and its key did not yet. */
    void atRegistration(ModelVersion known) {
        signer.filter(own -> of(known).stream().noneMatch(signature -> isBy(own, signature.signed(), known)))
                .ifPresent(own -> sign(known, own, AT_REGISTRATION));
    }

    private boolean isBy(Signer own, Signed signed, ModelVersion version) {
        return signed.keyId().equals(own.keyId()) && proves(signed, manifest(version.packageDigest()));
    }

    /** Whether the host signs what it registers. */
    boolean isHostSigning() {
        return signer.isPresent();
    }

    /**
     * Records a signature of the version whose record has this id and whose package is of these files, unless that key
     * signed it before. What was recorded for the key, but proves nothing, is no signature and gives way.
     */
    static boolean put(Change change, String version, Manifest files, Signed signed, String reason) {
        return put(change, version, files, new VersionSignature(signed, change.at(), change.actor(), reason));
    }

    /** As above, with who signed when and why. */
    static boolean put(Change change, String version, Manifest files, VersionSignature signature) {
        String id = SignedContent.id(version, signature.signed());
        Optional<Stored> before = change.find(Kinds.MODEL_SIGNATURE, id);
        if (before.filter(known -> proves(known, files)).isPresent()) {
            return false;
        }
        Content content = SignedContent.of(signature);
        before.ifPresentOrElse(
                known -> change.replace(known, content), () -> change.create(Kinds.MODEL_SIGNATURE, id, content));
        return true;
    }

    private static boolean proves(Stored signature, Manifest files) {
        Signed signed;
        try {
            signed = SignedContent.read(signature).signed();
        } catch (StorageException e) {
            return false; // A record that cannot be read vouches for nothing.
        }
        return SignedContent.id(SignedContent.version(signature), signed).equals(signature.id())
                && proves(signed, files);
    }

    private static boolean proves(Signed signed, Manifest files) {
        try {
            signed.verify("a version", files);
            return true;
        } catch (UntrustedVersionException e) {
            return false;
        }
    }

    VersionSignature sign(ModelVersion version, Signer by, String reason) {
        Manifest files = manifest(version.packageDigest());
        Signed signed = by.sign(version.name().value(), files);
        return ledger.change(change -> {
            String id = requireContent(change, version);
            if (put(change, id, files, signed, reason)) {
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

    /** The id of the version's record, which is of the very package that the caller holds. */
    private String requireContent(Change change, ModelVersion version) {
        Stored record = new ModelDirectory(ledger).requireVersion(change, version.name(), version.number());
        Digest pack = References.of(record.content(), VersionContent.PACKAGE);
        if (!pack.equals(version.packageDigest())) {
            throw new ConflictException(version.uri() + " of this registry is package " + pack + ", but "
                    + version.packageDigest() + " was to be signed; sign the version that this registry resolves");
        }
        return record.id();
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
    public static void check(Stored signature, Records records, ArtifactStore artifacts) {
        String version = SignedContent.version(signature);
        Digest pack = records.find(Kinds.MODEL_VERSION, version)
                .map(record -> References.of(record.content(), VersionContent.PACKAGE))
                .orElseThrow(() -> new NotFoundException("it is of version " + version + ", which is not there"));
        SignedContent.read(signature)
                .signed()
                .verify("version " + version, Bundle.open(pack, artifacts).manifest());
    }
}
