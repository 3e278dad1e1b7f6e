package org.evermodel.serving.retrain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.Alias;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.drift.DatasetDrift;
import org.evermodel.drift.DriftReport;
import org.evermodel.drift.DriftVerdict;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.CandidateSource;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.Performance;
import org.evermodel.serving.monitor.WindowReport;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;

/** A world that may turn: large {@code x} mean yes, and after a turn no. Its champion has learned it as it was. */
final class World implements AutoCloseable {
    static final ModelName NAME = new ModelName("world");
    static final String TARGET = "outcome";

    final TestModels models = TestModels.of(TestTrainers.flavor());
    final Recorder recorder = new Recorder();
    final Endpoint endpoint;
    private final SplittableRandom random = new SplittableRandom(7);
    private boolean turned;
    private boolean faulty;
    private long window;

    World() {
        models.register(NAME, evaluated(), Optional.empty(), Map.of());
        models.alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
        endpoint = Endpoint.builder(NAME, models).open();
    }

    /** A model of the world as it is now. */
    Evaluated evaluated() {
        Dataset past = rows(200);
        Candidate candidate = learn(past.slice(0, 150), past.slice(150, 200));
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    /** What the newest window looked like: nothing is up. */
    WindowReport calm() {
        return new WindowReport(
                window,
                0,
                199,
                Instant.EPOCH,
                Instant.EPOCH,
                new DriftReport(
                        200, 200, List.of(), new DatasetDrift(DriftVerdict.NOT_APPLICABLE, 0, 0.5, 0, 0, false)),
                Optional.empty(),
                List.of(),
                Set.of(),
                0);
    }

    /** An alert of the newest window. */
    Alert alert(Alert.Kind kind) {
        return new Alert(kind, window, 0, 0, List.of(), 1, 0.5, "told by a test");
    }

    /** From now on rows come with faults, or without. */
    void faulty(boolean is) {
        faulty = is;
    }

    /** From now on large {@code x} mean the other thing. */
    void turn() {
        turned = !turned;
    }

    Dataset rows(int count) {
        double[] x = random.doubles(count, -1, 1).toArray();
        List<String> outcomes = new ArrayList<>();
        for (double each : x) {
            boolean exception = random.nextDouble() < 0.1;
            outcomes.add(each > 0 ^ turned ^ exception ? "yes" : "no");
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("x", Columns.reals(x));
        columns.put(TARGET, Columns.categories(outcomes));
        return Dataset.of(columns);
    }

    /** The next rows, answered by whoever is champion, with the labels that came later. */
    Cohort window(int count) {
        Dataset rows = rows(count);
        BatchAnswer answers = endpoint.predict(rows.drop(TARGET));
        return cohort(rows, answers);
    }

    Cohort cohort(Dataset rows, BatchAnswer answers) {
        Column truth = rows.column(TARGET);
        List<String> classes = answers.predictions().signature().classes();
        long wrong = IntStream.range(0, rows.rowCount())
                .filter(row -> !truth.value(row)
                        .orElseThrow()
                        .equals(classes.get(answers.predictions().winner(row))))
                .count();
        double loss = (double) wrong / rows.rowCount();
        double error = Math.sqrt(loss * (1 - loss) / rows.rowCount());
        Performance performance = new Performance(rows.rowCount(), rows.rowCount(), loss, error, Map.of());
        return new Cohort(++window, answers.version(), rows, answers.predictions(), performance, faulty);
    }

    static Candidate learn(Dataset train, Dataset test) {
        Model model = Training.of(Target.of(TARGET), Transforms.impute().standardize())
                .train(TestTrainers.nearestMean(), train, 1);
        return new Candidate(model, train, test, "nearest-mean", Map.of());
    }

    static CandidateSource source() {
        return (train, test, seed) -> learn(train, test);
    }

    int champion() {
        return endpoint.status().champion().number();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    /** Remembers how runs ended. */
    static final class Recorder implements RunRecorder {
        final List<String> ends = new ArrayList<>();
        final Map<String, String> params = new HashMap<>();
        boolean full;

        @Override
        public Recording start(ExperimentName experiment, String name) {
            Recording forgotten = RunRecorder.none().start(experiment, name);
            return new Recording() {
                @Override
                public RunId id() {
                    return forgotten.id();
                }

                @Override
                public Recording child(String part) {
                    return forgotten.child(part);
                }

                @Override
                public void log(RunBatch batch) {
                    params.putAll(batch.params());
                }

                @Override
                public void untag(Set<String> tags) {}

                @Override
                public void input(String role, Digest content) {}

                @Override
                public void output(String role, Digest content) {}

                @Override
                public ArtifactRef artifact(String artifact, ArtifactStore.Content content) {
                    return forgotten.artifact(artifact, content);
                }

                @Override
                public void end(Outcome outcome, String reason) {
                    if (full) {
                        throw new StorageException("the disk is full");
                    }
                    ends.add(outcome + ": " + reason);
                }
            };
        }
    }
}
