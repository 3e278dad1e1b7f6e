package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.VersionStatus;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.profile.Profile;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Route;

/**
 * A made-up stream of patients with a model that knows how {@code risk} makes {@code outcome} more likely. {@code age} and
 * {@code ward} tell nothing. What it draws may be turned.
 */
final class Stream {
    static final String TARGET = "outcome";
    static final Schema INPUTS = Schema.of(
            new Field("risk", ColumnType.REAL),
            new Field("age", ColumnType.INTEGER),
            new Field("ward", ColumnType.CATEGORICAL));
    static final Signature CLASSES =
            new Signature(INPUTS, TARGET, Task.CLASSIFICATION, List.of("no", "yes"), Optional.of("yes"));
    static final Signature NUMBERS = new Signature(INPUTS, TARGET, Task.REGRESSION, List.of(), Optional.empty());
    private static final List<String> WARDS = List.of("east", "north", "south", "west");

    private final SplittableRandom random;
    private final Signature signature;
    private double riskShift;
    private double ageShift;
    private double exceptions = 0.1;
    private int series;

    Stream(Signature signature, long seed) {
        this.signature = signature;
        this.random = new SplittableRandom(seed);
    }

    static Stream ofClasses(long seed) {
        return new Stream(CLASSES, seed);
    }

    static Stream ofNumbers(long seed) {
        return new Stream(NUMBERS, seed);
    }

    static ModelVersion version(int number) {
        return new ModelVersion(
                new ModelName("patients"),
                number,
                VersionStatus.READY,
                Digest.of(new byte[] {(byte) number}),
                Optional.empty(),
                Instant.EPOCH,
                Map.of());
    }

    /** Ages, which tell nothing, rise by so many standard deviations. */
    void shiftAges(double deviations) {
        ageShift = deviations;
    }

    /** Risks rise; what they mean stays. */
    void shiftRisks(double deviations) {
        riskShift = deviations;
    }

    /** So many outcomes, or so large a part of them, are not what risks say; nothing else changes. */
    void turnOutcomes(double share) {
        exceptions = share;
    }

    Dataset rows(int count) {
        double[] risks = new double[count];
        long[] ages = new long[count];
        List<String> wards = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            risks[row] = random.nextGaussian() + riskShift;
            ages[row] = Math.round(50 + 15 * (random.nextGaussian() + ageShift));
            wards.add(WARDS.get(random.nextInt(WARDS.size())));
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("risk", Columns.reals(risks));
        columns.put("age", Columns.integers(ages));
        columns.put("ward", Columns.categories(wards));
        columns.put(TARGET, signature.task() == Task.REGRESSION ? days(risks) : outcomes(risks));
        return Dataset.of(columns);
    }

    private Column outcomes(double[] risks) {
        List<String> outcomes = new ArrayList<>();
        for (double risk : risks) {
            boolean exception = random.nextDouble() < exceptions;
            outcomes.add(risk > 0 ^ exception ? "yes" : "no");
        }
        return Columns.categories(outcomes);
    }

    private Column days(double[] risks) {
        double[] days = new double[risks.length];
        for (int row = 0; row < days.length; row++) {
            days[row] = 10 + 2 * risks[row] + 10 * exceptions * random.nextGaussian();
        }
        return Columns.reals(days);
    }

    Predictions predict(Dataset rows) {
        Column.Reals risks = (Column.Reals) rows.column("risk");
        int width = Math.max(1, signature.classes().size());
        double[] scores = new double[rows.rowCount() * width];
        for (int row = 0; row < rows.rowCount(); row++) {
            double yes = 1 / (1 + Math.exp(-4 * risks.get(row)));
            scores[row * width] = width == 1 ? 10 + 2 * risks.get(row) : 1 - yes;
            if (width == 2) {
                scores[row * width + 1] = yes;
            }
        }
        return Predictions.of(signature, scores);
    }

    /** What the model learned from 4,000 rows, and how it did on 2,000 others. */
    Reference reference() {
        Dataset unseen = rows(2_000);
        Evaluation evaluation = Evaluator.overall().evaluate(predict(unseen), unseen);
        return new Reference(
                version(1),
                signature,
                unseen.schema(),
                Profile.of(rows(4_000)),
                evaluation.answers(),
                KnownLoss.of(evaluation));
    }

    BatchAnswer answer(Dataset rows, int version, Route route) {
        return new BatchAnswer("series-" + ++series, predict(rows), version(version), route);
    }

    /** The model answers rows, and the labels come at once. */
    void pass(int count, Monitor monitor) {
        pass(rows(count), monitor);
    }

    void pass(Dataset rows, Monitor monitor) {
        BatchAnswer answers = answer(rows, 1, Route.CHAMPION);
        monitor.answered(rows.drop(TARGET), answers);
        monitor.labels(answers, rows.column(TARGET));
    }
}
