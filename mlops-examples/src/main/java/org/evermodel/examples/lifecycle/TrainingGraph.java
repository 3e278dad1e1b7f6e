package org.evermodel.examples.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.ModelVersion;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluations;
import org.evermodel.evaluate.Metric;
import org.evermodel.examples.Home;
import org.evermodel.model.Candidate;
import org.evermodel.model.Candidates;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.Flavor;
import org.evermodel.model.Labelled;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Graph;
import org.evermodel.pipeline.Output;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.step.Evaluate;
import org.evermodel.pipeline.step.Gates;
import org.evermodel.pipeline.step.NotWorseThanChampion;
import org.evermodel.pipeline.step.Register;
import org.evermodel.pipeline.step.Train;
import org.evermodel.registry.catalogue.RegisteredModels;

/** The pipeline of a question: split, train, evaluate, two gates, register. */
public final class TrainingGraph {
    private static final int FOLDS = 3;
    /** The largest loss of log-loss, in nats, that a new champion may bring. */
    private static final double LOG_LOSS_MARGIN = 0.02;
    /** The largest loss of root mean squared error, as a share of the target's standard deviation. */
    private static final double RMSE_MARGIN = 0.02;

    private final Question question;
    private final Labelled labelled;
    private final RegisteredModels models;
    private final Executor workers;

    private TrainingGraph(Question question, Home home) {
        this.question = question;
        this.labelled = question.labelled();
        this.models = home.registry().models();
        this.workers = home.workers();
    }

    /**
     * The pipeline.
     *
     * @param champion the version to beat, if there is one
     */
    static Pipeline<Dataset, Registered> of(Question question, Home home, Optional<ModelVersion> champion) {
        return new TrainingGraph(question, home).build(champion, Map.of());
    }

    /**
     * The pipeline, whose runs record what was asked.
     *
     * @param champion the version to beat, if there is one
     * @param asked free facts to be recorded as settings of the step {@code register}
     */
    public static Pipeline<Dataset, Registered> of(
            Question question, Home home, Optional<ModelVersion> champion, Map<String, String> asked) {
        return new TrainingGraph(question, home).build(champion, asked);
    }

    /** That part of the pipeline which makes and measures the model, and neither judges nor registers it. */
    public static Pipeline<Dataset, Evaluated> unjudged(Question question, Home home) {
        TrainingGraph training = new TrainingGraph(question, home);
        Graph graph = Graph.named(question.names().model().value());
        Output<Dataset> rows = graph.input("rows", Dataset.class);
        return graph.build(rows, training.evaluated(graph, rows));
    }

    private Output<Evaluated> evaluated(Graph graph, Output<Dataset> rows) {
        Output<TrainTestSplit> split =
                graph.step("split", rows, question.parts().split(labelled));
        Output<Candidate> candidate = graph.step("train", split, train());
        return graph.step("evaluate", candidate, evaluate());
    }

    private Pipeline<Dataset, Registered> build(Optional<ModelVersion> champion, Map<String, String> asked) {
        Graph graph = Graph.named(question.names().model().value());
        Output<Dataset> rows = graph.input("rows", Dataset.class);
        Output<Evaluated> useful = graph.gate("surely useful", evaluated(graph, rows), Gates.betterThanBaseline());
        Output<Evaluated> passed = graph.gate("no regression", useful, notWorseThan(champion));
        Step<Evaluated, ModelVersion> register = Register.as(question.names().model(), models);
        Output<ModelVersion> version =
                graph.step("register", passed, asked.isEmpty() ? register : register.withParameters(asked));
        return graph.build(rows, graph.join("registered", passed, version, Registered::new));
    }

    private Step<TrainTestSplit, Candidate> train() {
        Set<String> positives = labelled.positive().map(Set::of).orElse(Set.of());
        Train.Goal goal = Train.predicting(new Target(labelled.target(), Optional.of(labelled.task()), positives))
                .ignoring(question.ignored().toArray(String[]::new));
        var transform = Transforms.impute().standardize().oneHot();
        if (question.trainers().size() == 1) {
            return goal.with(question.trainers().get(0), transform);
        }
        CrossValidation folds = CrossValidation.ofFolds(FOLDS).on(workers);
        return goal.best(
                question.trainers(), transform, question.parts().timeOrdered() ? folds.forwardChained() : folds);
    }

    private Step<Candidate, Evaluated> evaluate() {
        Evaluate plain = labelled.task() == Task.CLASSIFICATION
                ? Evaluate.classification(labelled.target())
                : Evaluate.regression(labelled.target());
        List<Flavor> flavors = question.trainers().stream().map(Trainer::flavor).collect(Collectors.toList());
        return plain.slicedBy(question.slices().toArray(String[]::new))
                .keptBy(Evaluations.codec(Candidates.codec(flavors)));
    }

    private NotWorseThanChampion notWorseThan(Optional<ModelVersion> champion) {
        boolean classes = labelled.task() == Task.CLASSIFICATION;
        return Gates.notWorseThan(
                () -> champion.flatMap(version -> models.load(version.uri())),
                classes ? Metric.LOG_LOSS : Metric.RMSE,
                classes ? LOG_LOSS_MARGIN : RMSE_MARGIN * spread(labelled.rows().column(labelled.target())));
    }

    /** The standard deviation of numbers. */
    private static double spread(Column numbers) {
        double[] values = IntStream.range(0, numbers.size())
                .mapToDouble(row -> numbers instanceof Column.Integers integers
                        ? (double) integers.get(row)
                        : ((Column.Reals) numbers).get(row))
                .toArray();
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        double squares = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        return Math.sqrt(squares / values.length);
    }
}
