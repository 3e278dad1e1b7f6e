package org.evermodel.registry.keeper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.data.RowDigests;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluations;
import org.evermodel.model.Candidate;
import org.evermodel.model.Flavor;
import org.evermodel.model.GoldenVectors;
import org.evermodel.model.ModelPackage;
import org.evermodel.model.Signature;
import org.evermodel.port.LoadedModel;
import org.evermodel.profile.Profile;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.tracker.LedgerEnvironments;
import org.evermodel.spi.ArtifactStore;

/**
 * Writes and reads the packages of model versions. What was registered, the model and its evaluation, is one bundle,
 * whose digest tells whether the same was registered before. The version's package is that bundle with the
 * circumstances beside it: environment and lineage, which differ from run to run.
 */
public final class Packages {
    private static final Set<String> CIRCUMSTANCES = Set.of("environment.json", "lineage.json");

    private final ArtifactStore artifacts;
    private final List<Flavor> flavors;
    private final LedgerEnvironments environments;
    private final LedgerSignatures signatures;

    /** Packages in this store; models of these flavors can be loaded. */
    public Packages(
            ArtifactStore artifacts,
            List<Flavor> flavors,
            LedgerEnvironments environments,
            LedgerSignatures signatures) {
        this.artifacts = artifacts;
        this.flavors = List.copyOf(flavors);
        this.environments = environments;
        this.signatures = signatures;
    }

    /** Stores what is to be registered. */
    Digest writeContent(Evaluated evaluated) {
        byte[] evaluation = Evaluations.toJson(evaluated.evaluation());
        return ModelPackage.write(
                        evaluated.candidate(), Map.of("evaluation.json", out -> out.write(evaluation)), artifacts)
                .digest();
    }

    /** Stores the circumstances beside the content and returns the package. */
    Digest writePackage(Digest content, Candidate candidate, Optional<RunId> run) {
        Bundle.Writer writer = Bundle.writer(artifacts);
        for (Manifest.Entry entry : Bundle.open(content, artifacts).manifest().entries()) {
            writer.link(entry.path(), entry.artifact());
        }
        ArtifactRef environment = environments.storeCurrent(artifacts);
        byte[] lineage = lineage(candidate, run, environment.digest()).getBytes(StandardCharsets.UTF_8);
        return writer.link("environment.json", environment)
                .put("lineage.json", out -> out.write(lineage))
                .finish()
                .digest();
    }

    /**
     * Throws StorageException unless the package of a version holds exactly this content, and beside it the circumstances
     * of the same data: whoever wrote it, this is what is registered again.
     */
    void requireSame(ModelVersion version, Digest content, Candidate candidate) {
        Bundle pack = Bundle.open(version.packageDigest(), artifacts);
        Set<Manifest.Entry> rest = new LinkedHashSet<>(pack.manifest().entries());
        boolean whole =
                Bundle.open(content, artifacts).manifest().entries().stream().allMatch(rest::remove);
        boolean alone = rest.stream().allMatch(entry -> CIRCUMSTANCES.contains(entry.path()));
        if (!whole || !alone || !isOfData(pack, candidate)) {
            throw new StorageException(version.uri() + " was registered before with this content, but its package "
                    + version.packageDigest()
                    + " says something else beside it, so it is not signed unseen; look at it,"
                    + " and sign it with RegisteredModels.sign or delete it");
        }
    }

    private static boolean isOfData(Bundle pack, Candidate candidate) {
        Content told = Content.parse("lineage.json", new String(pack.read("lineage.json"), StandardCharsets.UTF_8));
        return told.digest("train").equals(candidate.train().fingerprint())
                && told.digest("test").equals(candidate.test().fingerprint())
                && told.number("trainRows") == candidate.train().rowCount()
                && told.number("testRows") == candidate.test().rowCount();
    }

    private static String lineage(Candidate candidate, Optional<RunId> run, Digest environment) {
        return Content.builder()
                .put("run", run)
                .put("trainRows", candidate.train().rowCount())
                .put("train", candidate.train().fingerprint())
                .put("testRows", candidate.test().rowCount())
                .put("test", candidate.test().fingerprint())
                .put("environment", environment)
                .build()
                .json();
    }

    Signature signature(ModelVersion version) {
        return ModelPackage.open(version.packageDigest(), artifacts).signature();
    }

    /** Who vouches for packages. */
    LedgerSignatures signatures() {
        return signatures;
    }

    /** Opens a package, if the host's policy lets anybody have it. */
    ModelPackage open(ModelVersion version) {
        signatures.require(version);
        return ModelPackage.open(version.packageDigest(), artifacts);
    }

    /** The model of a version, ready to predict. Throws where its flavor is not trusted or its bytes are wrong. */
    public LoadedModel load(ModelVersion version) {
        verify(version);
        ModelPackage files = open(version);
        RowDigests rows = files.trainingRows();
        Profile profile = files.profile();
        Evaluation evaluation = Evaluations.fromJson(files.files().read("evaluation.json"));
        GoldenVectors golden = files.golden();
        // The model last: where anything else cannot be read, nobody would close it.
        return new LoadedModel(version, files.load(flavors), rows, profile, evaluation, golden);
    }

    /**
     * Reads every byte of a package and judges its signatures where the host's policy demands them; throws
     * ArtifactDamagedException where a byte is not as it was stored, UntrustedVersionException where no trusted key
     * vouches for it.
     */
    void verify(ModelVersion version) {
        signatures.require(version);
        Digest manifest = version.packageDigest();
        for (Manifest.Entry entry : Bundle.open(manifest, artifacts).manifest().entries()) {
            try (InputStream in = artifacts.open(entry.artifact().digest())) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new StorageException(
                        entry.path() + " of package " + manifest + " could not be read: " + e.getMessage(), e);
            }
        }
    }
}
