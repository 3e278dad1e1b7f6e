package org.evermodel.pipeline.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Seed;
import org.evermodel.artifact.Codec;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Candidate;
import org.evermodel.model.Candidates;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.Flavor;
import org.evermodel.model.Labelled;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainerComparison;
import org.evermodel.model.Training;
import org.evermodel.model.Transform;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;

/**
 * Learns a model from the training part of a split; the test part goes along untouched, labelled alike. Transforms are
 * fitted on the training part alone.
 *
 * <pre>{@code
 * .step("train", Train.predicting("readmitted").with(TribuoTrainers.logisticRegression(), transform))
 * .step("train", Train.predicting("readmitted").best(trainers, transform, CrossValidation.ofFolds(3)))
 * }</pre>
 *
 * <p>Settings, and the losses of trainers that were compared, are recorded of the run and kept as facts of the candidate.
 * A target that teaches nothing fails the run with {@link org.evermodel.model.UnusableTargetException}. Outputs are kept
 * by {@link Candidates#codec}, read back by the trainers' own flavors.
 *
 * @param training what is to be learned
 * @param trainers the trainer, or those to be compared, simpler ones first
 * @param comparison how trainers are compared; empty where there is nothing to compare
 */
public record Train(Training training, List<Trainer> trainers, Optional<CrossValidation> comparison)
        implements Step<TrainTestSplit, Candidate> {
    private static final double SHARE_OF_COMPARISON = 0.9;

    /** Refuses no trainer, several without a comparison, and two of one name. */
    public Train {
        trainers = List.copyOf(trainers);
        if (trainers.isEmpty() || (trainers.size() > 1 && comparison.isEmpty())) {
            throw new IllegalArgumentException("train needs one trainer, or several and a way to compare them, but has "
                    + trainers.size() + " trainers and " + comparison);
        }
        if (trainers.stream().map(Trainer::name).distinct().count() < trainers.size()) {
            throw new IllegalArgumentException("trainers that are compared must differ by name, but are "
                    + trainers.stream().map(Trainer::name).toList());
        }
    }

    /** Predicts this column; whether classes or numbers is found out from the data. */
    public static Goal predicting(String column) {
        return predicting(Target.of(column));
    }

    /** Predicts this target. */
    public static Goal predicting(Target target) {
        return new Goal(target, List.of());
    }

    /**
     * What is to be predicted, waiting to be told how.
     *
     * @param target the target
     * @param ignored columns that are no inputs
     */
    public record Goal(Target target, List<String> ignored) {
        /** Copies the columns. */
        public Goal {
            ignored = List.copyOf(ignored);
        }

        /** With these columns as no inputs, though they stay in the tables, to slice by for instance. */
        public Goal ignoring(String... columns) {
            return new Goal(target, List.of(columns));
        }

        /** By one trainer. */
        public Train with(Trainer trainer, Transform transform) {
            return new Train(training(transform), List.of(trainer), Optional.empty());
        }

        /** By the trainer that does best on the training rows; simpler ones should stand first. */
        public Train best(List<Trainer> trainers, Transform transform, CrossValidation comparison) {
            return new Train(training(transform), trainers, Optional.of(comparison));
        }

        private Training training(Transform transform) {
            return Training.of(target, transform).ignoring(ignored.toArray(String[]::new));
        }
    }

    @Override
    public Candidate run(TrainTestSplit split, StepContext context) {
        Seed seed = Seed.of(context.seed());
        Map<String, String> facts = new LinkedHashMap<>();
        Trainer trainer = comparison.isEmpty() ? trainers.get(0) : best(comparison.get(), split, seed, context, facts);
        context.progress(
                comparison.isEmpty() ? 0 : SHARE_OF_COMPARISON,
                trainer.name() + " on " + split.train().rowCount() + " rows");
        Labelled labelled = training.target().label(split.train());
        Model model = training.train(
                trainer, split.train(), seed.child(trainer.name()).value());
        Map<String, String> settings = settings(trainer);
        context.params(settings);
        facts.putAll(settings);
        facts.put("seed", Long.toString(context.seed()));
        model.encoder().leftOut().forEach((column, reason) -> facts.put("leftOut." + column, reason));
        context.progress(1, trainer.name() + " is trained");
        return new Candidate(model, labelled.rows(), labelled.alike(split.test()), trainer.name(), facts);
    }

    private Trainer best(
            CrossValidation how, TrainTestSplit split, Seed seed, StepContext context, Map<String, String> facts) {
        TrainerComparison result = how.reporting((doing, share) -> context.progress(SHARE_OF_COMPARISON * share, doing))
                .compare(training, trainers, split.train(), seed);
        context.metrics(result.metrics());
        facts.putAll(result.facts());
        return result.chosen();
    }

    private static Map<String, String> settings(Trainer trainer) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("trainer", trainer.name());
        trainer.parameters().forEach((name, value) -> settings.put("trainer." + name, value));
        return settings;
    }

    @Override
    public Optional<Codec<Candidate>> codec() {
        Map<String, Flavor> flavors = new TreeMap<>();
        trainers.forEach(trainer -> flavors.put(trainer.flavor().name(), trainer.flavor()));
        return Optional.of(Candidates.codec(flavors.values()));
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>(training.parameters());
        for (int i = 0; i < trainers.size(); i++) {
            String prefix = "trainers[" + i + "].";
            settings(trainers.get(i)).forEach((name, value) -> parameters.put(prefix + name, value));
        }
        comparison.ifPresent(
                how -> how.parameters().forEach((name, value) -> parameters.put("comparison." + name, value)));
        return parameters;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> versions = new TreeMap<>();
        trainers.forEach(trainer -> versions.putAll(trainer.environment()));
        return versions;
    }
}
