package org.evermodel.tribuo;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.data.csv.CsvSourceBuilder;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Encoder;
import org.evermodel.model.Labelled;
import org.evermodel.model.Model;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.evermodel.model.Transforms;

/** A real table in two parts: what is learned from, and what is answered. Skips the test where the data are not there. */
record RealTable(Labelled labelled, Dataset train, Dataset test) {
    private static final double TEST_SHARE = 0.3;

    static RealTable iris(long seed) {
        return split("iris/iris.data", CsvSourceBuilder::noHeader, Target.of("c5"), seed);
    }

    static RealTable heart(long seed) {
        return split(
                "heart-disease/processed.cleveland.data",
                csv -> csv.noHeader().missing("?"),
                Target.of("c14").withPositives("1", "2", "3", "4"),
                seed);
    }

    static RealTable wine(long seed) {
        return split(
                "wine-quality/winequality-red.csv",
                csv -> csv.delimiter(';'),
                Target.of("quality").withTask(Task.REGRESSION),
                seed);
    }

    /** The last 30 % of the hours are answered. */
    static RealTable bike() {
        Labelled hours = Target.of("cnt")
                .label(load("bike-sharing/hour.csv", csv -> csv).drop("casual", "registered", "instant", "dteday"));
        int cut = (int) (hours.rows().rowCount() * (1 - TEST_SHARE));
        return new RealTable(
                hours,
                hours.rows().slice(0, cut),
                hours.rows().slice(cut, hours.rows().rowCount()));
    }

    static RealTable adult() {
        Path folder = shared().resolve("data/adult");
        List<Dataset> parts = CsvSource.loadTogether(
                List.of(adult(folder.resolve("adult.data")), adult(folder.resolve("adult.test"))));
        Labelled train = Target.of("c15").withPositives(">50K").label(parts.get(0));
        return new RealTable(train, train.rows(), train.alike(parts.get(1)));
    }

    private static CsvSource adult(Path file) {
        return CsvSource.builder(file)
                .noHeader()
                .missing("?")
                .comment('|')
                .stripTrailing("c15", ".")
                .build();
    }

    private static RealTable split(String file, UnaryOperator<CsvSourceBuilder> format, Target target, long seed) {
        Labelled labelled = target.label(load(file, format));
        Map<String, List<Integer>> groups = new TreeMap<>();
        Column answers = labelled.rows().column(target.column());
        for (int row = 0; row < labelled.rows().rowCount(); row++) {
            String group = answers instanceof Column.Strings texts ? texts.get(row) : "";
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(row);
        }
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        Random random = new Random(seed);
        for (List<Integer> group : groups.values()) {
            Collections.shuffle(group, random);
            int cut = (int) Math.round(group.size() * TEST_SHARE);
            test.addAll(group.subList(0, cut));
            train.addAll(group.subList(cut, group.size()));
        }
        return new RealTable(labelled, take(labelled, train), take(labelled, test));
    }

    private static Dataset take(Labelled labelled, List<Integer> rows) {
        return labelled.rows()
                .take(rows.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    private static Dataset load(String file, UnaryOperator<CsvSourceBuilder> format) {
        return format.apply(CsvSource.builder(shared().resolve("data").resolve(file)))
                .build()
                .load();
    }

    private static Path shared() {
        String folder = System.getProperty("mlops.shared", "");
        assumeThat(!folder.isEmpty() && Files.isDirectory(Path.of(folder).resolve("data")))
                .as("real data sets lie in the folder that the system property mlops.shared names: \"%s\"", folder)
                .isTrue();
        return Path.of(folder);
    }

    Encoder encoder() {
        return Transforms.impute().standardize().oneHot().fit(train.drop(labelled.target()));
    }

    /** The rows to learn from, encoded. */
    TrainingSet encoded(Encoder encoder) {
        var features = encoder.encode(train.drop(labelled.target()));
        Column answers = train.column(labelled.target());
        IntStream rows = IntStream.range(0, train.rowCount());
        if (labelled.task() == Task.REGRESSION) {
            return new TrainingSet.OfNumbers(
                    features, rows.mapToDouble(row -> number(answers, row)).toArray());
        }
        Column.Strings texts = (Column.Strings) answers;
        int[] codes =
                rows.map(row -> labelled.classes().indexOf(texts.get(row))).toArray();
        return new TrainingSet.OfClasses(features, labelled.classes(), codes);
    }

    private static double number(Column answers, int row) {
        return ((Number) answers.value(row).orElseThrow()).doubleValue();
    }

    /** How well a trainer does on the rows that were not learned from. */
    Evaluation judge(Trainer trainer, long seed) {
        Encoder encoder = encoder();
        Signature signature = new Signature(
                encoder.inputs(), labelled.target(), labelled.task(), labelled.classes(), labelled.positive());
        try (Predictor predictor = trainer.train(encoded(encoder), seed);
                Model model = Model.of(signature, encoder, predictor)) {
            return Evaluator.overall().evaluate(model.predict(test), test);
        }
    }
}
