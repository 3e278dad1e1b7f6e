package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Candidate;
import org.evermodel.model.Flavor;
import org.evermodel.model.Model;
import org.evermodel.model.ModelPackage;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.profile.Profile;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {
    private static final List<Flavor> FLAVORS = List.of(TestTrainers.flavor());

    private final ArtifactStore store = Storage.inMemory().artifacts();

    @Test
    void aModelComesBackAsItWas() {
        Candidate candidate = Samples.classifier();

        ModelPackage packaged = written(candidate);

        Model back = packaged.load(FLAVORS);
        assertThat(back.signature()).isEqualTo(candidate.model().signature());
        assertThat(back.encoder()).isEqualTo(candidate.model().encoder());
        assertThat(answers(back, candidate.test())).isEqualTo(answers(candidate.model(), candidate.test()));
        assertThat(packaged.provenance())
                .isEqualTo(candidate.model().predictor().provenance());
        assertThat(packaged.flavor()).isEqualTo("testkit");
        assertThat(packaged.trainer()).isEqualTo("nearest-mean");
        assertThat(packaged.facts()).isEqualTo(Map.of("seed", "42", "accent", "é"));
        assertThat(packaged.profile()).isEqualTo(Profile.of(candidate.train()));
        assertThat(packaged.trainingRows()).isEqualTo(candidate.train().rowDigests());
    }

    @Test
    void aRegressorComesBackAsItWas() {
        Candidate candidate = Samples.regressor();

        Model back = written(candidate).load(FLAVORS);

        assertThat(answers(back, candidate.test())).isEqualTo(answers(candidate.model(), candidate.test()));
        assertThat(back.predict(Row.of("age", 40))).isInstanceOf(Prediction.OfNumber.class);
    }

    @Test
    void equalModelsMakeEqualPackages() {
        assertThat(ModelPackage.write(Samples.classifier(), Map.of(), store))
                .isEqualTo(ModelPackage.write(Samples.classifier(), Map.of(), store));
    }

    @Test
    void oddCellsInGoldenRowsComeBackExactly() {
        Dataset odd = Dataset.of(new LinkedHashMap<>(Map.of(
                        "real",
                        Columns.reals(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 0.1, 1e300))))
                .with("whole", Columns.integers(Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, 2))
                .with("flag", Columns.booleans(true, false, true, false, true, false))
                .with("text", Columns.texts(Arrays.asList("", null, "NaN", "\u0000\ud83d\ude00", "\"", "null")))
                .with(
                        "time",
                        Columns.timestamps(Arrays.asList(
                                java.time.Instant.EPOCH,
                                null,
                                java.time.Instant.parse("0001-01-01T00:00:00.000001Z"),
                                java.time.Instant.parse("9999-12-31T23:59:59.999999Z"),
                                java.time.Instant.EPOCH,
                                java.time.Instant.EPOCH)))
                .with("y", Columns.categories(List.of("a", "b", "a", "b", "a", "b")));
        Model model = Training.of(Target.of("y"), Transforms.none().oneHot()).train(TestTrainers.nearestMean(), odd, 1);

        Model back = written(new Candidate(model, odd, odd, "nearest-mean", Map.of()))
                .load(FLAVORS);

        assertThat(answers(back, odd)).isEqualTo(answers(model, odd));
    }

    @Test
    void holdsTheFilesItsWriterAdds() throws IOException {
        ArtifactRef written =
                ModelPackage.write(Samples.classifier(), Map.of("notes/card.md", out -> out.write('#')), store);

        Bundle files = ModelPackage.open(written.digest(), store).files();

        assertThat(files.read("notes/card.md")).containsExactly('#');
    }

    @Test
    void refusesToReplaceItsOwnFiles() {
        assertThatThrownBy(() -> ModelPackage.write(Samples.classifier(), Map.of("golden.json", out -> {}), store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"golden.json\" is a model package's own file");
    }

    @Test
    void isReadOnlyByAFlavorTheHostNamed() {
        ModelPackage packaged = written(Samples.classifier());

        assertThatThrownBy(() -> packaged.load(List.of(new Other())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("the model is of flavor \"testkit\", but the flavors given to read it are [other]");
    }

    @Test
    void aModelThatAnswersOtherwiseThanWhenPackagedIsRefused() {
        Digest changed = changed("golden.json", json -> {
            int at = json.indexOf("\"scores\":[0.") + "\"scores\":[0.".length();
            char digit = json.charAt(at) == '9' ? '8' : '9';
            return json.substring(0, at) + digit + json.substring(at + 1);
        });

        assertThatThrownBy(() -> ModelPackage.open(changed, store).load(FLAVORS))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageMatching(
                        "golden vector 1 of 10: when it was packaged the model answered \\[.*\\], but now it answers \\[.*\\]");
    }

    @Test
    void aDifferenceInTheLastBitIsRefused() {
        Digest changed = changed("encoder.json", json -> {
            String fill = json.replaceFirst("(?s).*?\"column\":\"bmi\".*?\"center\":([0-9.]+).*", "$1");
            return json.replace(fill.trim(), Double.toString(Math.nextUp(Double.parseDouble(fill.trim()))));
        });

        assertThatThrownBy(() -> ModelPackage.open(changed, store).load(FLAVORS))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageStartingWith("golden vector ");
    }

    @Test
    void aModelOfAnotherTrainingIsRefused() {
        ArtifactRef other = store.put(Samples.regressor().model().predictor()::writeTo);

        assertThatThrownBy(() ->
                        ModelPackage.open(replaced("model.bin", other), store).load(FLAVORS))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageStartingWith("the files of the package do not fit together: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature.json", "encoder.json", "model.bin", "golden.json", "training.json"})
    void aFileThatIsMissingIsNamed(String path) {
        Bundle whole = written(Samples.classifier()).files();
        Bundle.Writer writer = Bundle.writer(store);
        whole.manifest().entries().stream()
                .filter(entry -> !entry.path().equals(path))
                .forEach(entry -> writer.link(entry.path(), entry.artifact()));
        ModelPackage cut = ModelPackage.open(writer.finish().digest(), store);

        assertThatThrownBy(() -> {
                    cut.load(FLAVORS).close();
                    cut.provenance();
                    cut.facts();
                })
                .isInstanceOf(ModelRefusedException.class)
                .hasMessage("the model package lacks " + path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            package.json   | "format":1           | "format":7               | package.json at /format must be 1: 7
            package.json   | "testkit"            | "org.evil.Gadget"        | flavor "org.evil.Gadget"
            signature.json | "CLASSIFICATION"     | "REGRESSION"             | has no classes, but was given [no, yes]
            signature.json | "positive":"yes"     | "positive":"maybe"       | the positive class must be one of two classes
            signature.json | "column":"age"       | "column":"bmi"           | column names must differ
            signature.json | ["no","yes"]         | ["yes","yes"]            | the classes of "outcome" must differ
            signature.json | ["no","yes"]         | ["no","yes","maybe"]     | the positive class must be one of two classes
            signature.json | "INTEGER"            | "REAL"                   | the files of the package do not fit together
            golden.json    | "vectors":[          | "vectors":[7,            | golden.json at /vectors/0 must be an object: 7
            golden.json    | "row":[              | "row":[null,             | must have a cell for each of the columns
            golden.json    | "scores":[           | "scores":[0.5,           | must have 2 numbers
            golden.json    | "scores":[           | "scores":["NaN",         | must be a finite number: NaN
            """)
    void aMalformedFileIsRefused(String path, String good, String bad, String why) {
        Digest changed = changed(path, json -> {
            assertThat(json).contains(good);
            int at = json.indexOf(good);
            return json.substring(0, at) + bad + json.substring(at + good.length());
        });

        assertThatThrownBy(() -> ModelPackage.open(changed, store).load(FLAVORS))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatIsNoPackageIsRefused() {
        Digest empty = Bundle.writer(store).finish().digest();
        Digest noBundle = store.put(out -> out.write("hello".getBytes(StandardCharsets.UTF_8)))
                .digest();

        assertThatThrownBy(() -> ModelPackage.open(empty, store))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("is no model package");
        assertThatThrownBy(() -> ModelPackage.open(noBundle, store))
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining("a manifest starts with");
    }

    private ModelPackage written(Candidate candidate) {
        return ModelPackage.open(ModelPackage.write(candidate, Map.of(), store).digest(), store);
    }

    /** A package with another text at {@code path}, sealed by a manifest of its own, as a forger would. */
    private Digest changed(String path, UnaryOperator<String> change) {
        String text = new String(written(Samples.classifier()).files().read(path), StandardCharsets.UTF_8);
        String other = change.apply(text);
        assertThat(other).isNotEqualTo(text);
        return replaced(path, store.put(out -> out.write(other.getBytes(StandardCharsets.UTF_8))));
    }

    private Digest replaced(String path, ArtifactRef other) {
        Bundle.Writer writer = Bundle.writer(store);
        for (Manifest.Entry entry :
                written(Samples.classifier()).files().manifest().entries()) {
            writer.link(entry.path(), entry.path().equals(path) ? other : entry.artifact());
        }
        return writer.finish().digest();
    }

    private static double[] answers(Model model, Dataset rows) {
        return model.predictor().score(model.encoder().encode(rows));
    }

    private record Other() implements Flavor {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public Predictor read(InputStream in, Signature signature) {
            throw new AssertionError("must not be asked");
        }
    }
}
