package org.evermodel.model;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.data.Dataset;
import org.evermodel.data.UnusableRowsException;

/**
 * What is to be learned of a table, whichever trainer learns it.
 *
 * <pre>{@code
 * Training training = Training.of(Target.of("income"), Transforms.impute().standardize().oneHot()).ignoring("id");
 * Model model = training.train(TribuoTrainers.logisticRegression(), rows, 42);
 * }</pre>
 *
 * <p>An inert value, thread-safe.
 *
 * @param target what is predicted
 * @param transform how raw columns become numbers; fitted on the training rows
 * @param ignored columns that are no inputs, though they stay in the tables, to slice by for instance
 */
public record Training(Target target, Transform transform, Set<String> ignored) {
    private static final int TRIED_ROWS = 100;

    /** Copies the columns and refuses the target among them. */
    public Training {
        ignored = java.util.Collections.unmodifiableSet(new TreeSet<>(ignored));
        if (ignored.contains(target.column())) {
            throw new IllegalArgumentException("the target \"" + target.column() + "\" cannot be ignored");
        }
    }

    /** Every column but the target is an input. */
    public static Training of(Target target, Transform transform) {
        return new Training(target, transform, Set.of());
    }

    /** With these columns as no inputs, too. */
    public Training ignoring(String... columns) {
        Set<String> more = new LinkedHashSet<>(ignored);
        more.addAll(Arrays.asList(columns));
        return new Training(target, transform, more);
    }

    /**
     * Labels the rows, fits the transforms on them and trains. The model's classes are those of {@link Target#label}, in
     * that order. The same rows and seed give the same model.
     *
     * <p>Throws {@link UnusableTargetException} where the target teaches nothing, {@link org.evermodel.NotFoundException}
     * where the target or an ignored column does not exist, {@link UnusableRowsException} where no column is left, IllegalArgumentException where the
     * trainer cannot learn the task, and {@link TrainingDivergedException} where the trained model does not answer with finite numbers.
     */
    public Model train(Trainer trainer, Dataset rows, long seed) {
        return train(trainer, target.label(rows), seed);
    }

    Model train(Trainer trainer, Labelled labelled, long seed) {
        if (!trainer.supports(labelled.task())) {
            throw new IllegalArgumentException(trainer.name() + " cannot learn \"" + labelled.target()
                    + "\", which is a " + labelled.task().name().toLowerCase(java.util.Locale.ROOT));
        }
        Dataset inputs = inputs(labelled);
        Encoder encoder = transform.fit(inputs);
        TrainingSet set = TrainingSets.of(labelled, encoder.encode(inputs));
        Signature signature = new Signature(
                encoder.inputs(), labelled.target(), labelled.task(), labelled.classes(), labelled.positive());
        Model model = Model.of(signature, encoder, trainer.train(set, seed));
        requireFinite(model, trainer, set.features());
        return model;
    }

    private Dataset inputs(Labelled labelled) {
        return labelled.rows()
                .drop(Stream.concat(Stream.of(labelled.target()), ignored.stream())
                        .toArray(String[]::new));
    }

    /** A training that diverged is told at once, not when the model is judged. */
    private static void requireFinite(Model model, Trainer trainer, FeatureMatrix rows) {
        int tried = Math.min(TRIED_ROWS, rows.rows());
        double[] features = Arrays.copyOf(rows.values(), tried * rows.width());
        double[] scores = model.predictor().score(new FeatureMatrix(rows.names(), tried, features));
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                model.close();
                throw new TrainingDivergedException(
                        trainer.name(),
                        "it answers " + scores[i] + " for training row "
                                + i / model.predictor().outputs());
            }
        }
    }

    /** Every setting, by name, in a canonical form; part of a training step's cache key. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("target", target.column());
        target.task().ifPresent(task -> parameters.put("task", task.name()));
        parameters.put("positives", quoted(target.positives()));
        parameters.put("ignored", quoted(ignored));
        transform.parameters().forEach((name, value) -> parameters.put("transform." + name, value));
        return parameters;
    }

    /** One text for one list: no two lists read alike, whatever the texts hold. */
    private static String quoted(Set<String> texts) {
        return texts.stream()
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
