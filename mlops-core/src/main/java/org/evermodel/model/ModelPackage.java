package org.evermodel.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.artifact.Bundle;
import org.evermodel.data.Datasets;
import org.evermodel.data.RowDigests;
import org.evermodel.profile.Profile;
import org.evermodel.spi.ArtifactStore;

/**
 * A model at rest: a bundle of its signature, its encoder and its engine's bytes, with all that is needed to judge it
 * later.
 *
 * <pre>{@code
 * ArtifactRef written = ModelPackage.write(candidate, Map.of(), store);
 * try (Model model = ModelPackage.open(written.digest(), store).load(List.of(TribuoFlavor.instance()))) {
 *     model.predict(row);
 * }
 * }</pre>
 *
 * <table>
 *   <caption>The files of a package</caption>
 *   <tr><td>{@code package.json}</td><td>the format's version and the engine's flavor</td></tr>
 *   <tr><td>{@code signature.json}</td><td>what it takes and answers</td></tr>
 *   <tr><td>{@code encoder.json}</td><td>the fitted transforms</td></tr>
 *   <tr><td>{@code model.bin}</td><td>the engine's part, in its own format</td></tr>
 *   <tr><td>{@code training.json}</td><td>the trainer, the facts of the training, the engine's provenance</td></tr>
 *   <tr><td>{@code golden.json}</td><td>some training rows with the exact answers</td></tr>
 *   <tr><td>{@code training-rows.bin}</td><td>the digests of the training rows</td></tr>
 *   <tr><td>{@code profile.json}</td><td>what the training rows look like, column by column</td></tr>
 * </table>
 *
 * <p>and what the writer adds. Nothing in it tells the time, so equal models have equal packages if their engine writes
 * equal bytes. No class is named by a file: the host says which flavors it trusts. Every byte is verified when it is
 * read: {@link org.evermodel.ArtifactDamagedException} where it is missing or wrong. Immutable and thread-safe.
 */
public final class ModelPackage {
    private static final String PACKAGE = "package.json";
    private static final String SIGNATURE = "signature.json";
    private static final String ENCODER = "encoder.json";
    private static final String MODEL = "model.bin";
    private static final String TRAINING = "training.json";
    private static final String GOLDEN = "golden.json";
    private static final String ROWS = "training-rows.bin";
    private static final String PROFILE = "profile.json";
    private static final Set<String> OWN = Set.of(PACKAGE, SIGNATURE, ENCODER, MODEL, TRAINING, GOLDEN, ROWS, PROFILE);

    private final Bundle files;
    private final ArtifactStore store;
    private final String flavor;

    private ModelPackage(Bundle files, ArtifactStore store, String flavor) {
        this.files = files;
        this.store = store;
        this.flavor = flavor;
    }

    /**
     * Packages a candidate's model.
     *
     * @param extras more files by path, such as {@code evaluation.json}; not those the package has itself
     */
    public static ArtifactRef write(
            Candidate candidate, Map<String, ArtifactStore.Content> extras, ArtifactStore store) {
        extras.keySet().stream().filter(OWN::contains).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("\"" + path + "\" is a model package's own file");
        });
        Model model = candidate.model();
        Bundle.Writer writer = Bundle.writer(store);
        writer.put(PACKAGE, bytes(PackageJson.format(model.predictor().flavor())));
        writer.put(SIGNATURE, bytes(SignatureJson.format(model.signature())));
        writer.put(ENCODER, bytes(model.encoder().toJson()));
        writer.put(MODEL, model.predictor()::writeTo);
        writer.put(TRAINING, bytes(TrainingJson.format(candidate)));
        writer.put(GOLDEN, bytes(GoldenJson.format(GoldenVectors.of(model, candidate.train()))));
        writer.link(ROWS, Datasets.rowDigestsCodec().write(candidate.train().rowDigests(), store));
        writer.put(PROFILE, bytes(Profile.of(candidate.train()).toJson().getBytes(StandardCharsets.UTF_8)));
        extras.forEach(writer::put);
        return writer.finish();
    }

    private static ArtifactStore.Content bytes(byte[] bytes) {
        return out -> out.write(bytes);
    }

    /**
     * Opens a package by the digest of its manifest. Throws {@link ModelRefusedException} where the bundle is no model
     * package or one of a later format.
     */
    public static ModelPackage open(Digest manifest, ArtifactStore store) {
        Bundle files = Bundle.open(manifest, store);
        if (!files.contains(PACKAGE)) {
            throw new ModelRefusedException(
                    "bundle " + manifest.abbreviated() + " is no model package: it has no " + PACKAGE);
        }
        return new ModelPackage(files, store, PackageJson.flavor(files.read(PACKAGE)));
    }

    /** All files of the package, also those its writer added. */
    public Bundle files() {
        return files;
    }

    /** The name of the flavor that can read the engine's part. */
    public String flavor() {
        return flavor;
    }

    /** What the model takes and answers. */
    public Signature signature() {
        return SignatureJson.parse(read(SIGNATURE));
    }

    /** How the model came to be, in the engine's words. */
    public Map<String, String> provenance() {
        return TrainingJson.provenance(read(TRAINING));
    }

    /** The trainer that made the model. */
    public String trainer() {
        return TrainingJson.trainer(read(TRAINING));
    }

    /** How the training went. */
    public Map<String, String> facts() {
        return TrainingJson.facts(read(TRAINING));
    }

    /** The digests of the rows the model was trained on, so that it is never judged on them. */
    public RowDigests trainingRows() {
        return Datasets.rowDigestsCodec().read(artifact(ROWS).digest(), store);
    }

    /** What the training rows look like: the baseline that later rows are compared with. */
    public Profile profile() {
        return Profile.fromJson(new String(read(PROFILE), StandardCharsets.UTF_8));
    }

    /** Some training rows with the exact answers the model gave them when it was packaged. */
    public GoldenVectors golden() {
        return GoldenJson.parse(read(GOLDEN), signature());
    }

    private byte[] read(String path) {
        return store.read(artifact(path).digest());
    }

    private ArtifactRef artifact(String path) {
        return files.manifest()
                .find(path)
                .orElseThrow(() -> new ModelRefusedException("the model package lacks " + path));
    }

    /**
     * Loads the model and replays its golden vectors; whoever asks for it closes it. Throws
     * {@link ModelRefusedException} where none of {@code flavors} is the package's, where a file is malformed, and where
     * the model does not answer exactly as it did when it was packaged.
     */
    public Model load(Collection<Flavor> flavors) {
        Signature signature = signature();
        Encoder encoder = Encoder.fromJson(read(ENCODER));
        GoldenVectors golden = GoldenJson.parse(read(GOLDEN), signature);
        Predictor predictor = predictor(reader(flavors), signature);
        try {
            Model model = assemble(signature, encoder, predictor);
            golden.replay(model);
            return model;
        } catch (RuntimeException | Error e) {
            predictor.close();
            throw e;
        }
    }

    private Flavor reader(Collection<Flavor> flavors) {
        return flavors.stream()
                .filter(known -> known.name().equals(flavor))
                .findFirst()
                .orElseThrow(() -> new ModelRefusedException("the model is of flavor \"" + flavor
                        + "\", but the flavors given to read it are "
                        + flavors.stream().map(Flavor::name).sorted().toList()));
    }

    private Predictor predictor(Flavor reader, Signature signature) {
        byte[] verified = read(MODEL);
        try {
            return reader.read(new ByteArrayInputStream(verified), signature);
        } catch (IOException e) {
            throw new ModelRefusedException(MODEL + " could not be read as " + flavor + ": " + e.getMessage(), e);
        } catch (MlopsException e) {
            throw new ModelRefusedException(MODEL + " is refused by flavor " + flavor + ": " + e.getMessage(), e);
        }
    }

    private static Model assemble(Signature signature, Encoder encoder, Predictor predictor) {
        try {
            return Model.of(signature, encoder, predictor);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException("the files of the package do not fit together: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "ModelPackage[" + flavor + ", " + files.manifest() + "]";
    }
}
