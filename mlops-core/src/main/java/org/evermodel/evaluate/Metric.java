package org.evermodel.evaluate;

import java.util.Arrays;
import java.util.Locale;
import org.evermodel.model.Task;

/**
 * The definition of a measure: its name, the task it belongs to and which way is better.
 *
 * <p>Precision, recall and F1 are of the positive class. Where a signature names none they are the plain mean over the
 * classes that occur or are predicted, and undefined where that of one of these classes is. Measures that average a loss
 * (log-loss, Brier, RMSE, MAE) need two rows, for one does not tell its spread.
 */
public enum Metric {
    /** Share of rows answered rightly, in [0, 1]. */
    ACCURACY("accuracy", Task.CLASSIFICATION, true),
    /** Mean of the recalls of the classes that occur, in [0, 1]. */
    BALANCED_ACCURACY("balancedAccuracy", Task.CLASSIFICATION, true),
    /** Of the rows called positive, the share that are, in [0, 1]; undefined where none is called so. */
    PRECISION("precision", Task.CLASSIFICATION, true),
    /** Of the rows that are positive, the share called so, in [0, 1]; undefined where none is. */
    RECALL("recall", Task.CLASSIFICATION, true),
    /**
     * Harmonic mean of precision and recall, 2TP / (2TP + FP + FN), in [0, 1]; undefined where no row is positive and none
     * is called so.
     */
    F1("f1", Task.CLASSIFICATION, true),
    /**
     * Chance that a positive row scores above a negative one, in [0, 1]; the mean of each class against the rest where
     * there are more than two. Undefined unless every class occurs.
     */
    ROC_AUC("rocAuc", Task.CLASSIFICATION, true),
    /**
     * Mean negative natural logarithm of the probability given to the true class; 0 is best. Probabilities are kept
     * 2⁻⁵² away from 0 and 1, so a certain wrong answer costs 36.04.
     */
    LOG_LOSS("logLoss", Task.CLASSIFICATION, false),
    /**
     * Mean squared distance of the probabilities from the truth: of the positive class for two classes, in [0, 1]; summed
     * over the classes for more, in [0, 2].
     */
    BRIER("brier", Task.CLASSIFICATION, false),
    /** Root of the mean squared error, in the target's unit. */
    RMSE("rmse", Task.REGRESSION, false),
    /** Mean absolute error, in the target's unit. */
    MAE("mae", Task.REGRESSION, false),
    /** Share of the target's variance that is explained; 1 is best, 0 as good as the mean. Undefined where all are equal. */
    R2("r2", Task.REGRESSION, true);

    private final String id;
    private final Task task;
    private final boolean higherIsBetter;

    Metric(String id, Task task, boolean higherIsBetter) {
        this.id = id;
        this.task = task;
        this.higherIsBetter = higherIsBetter;
    }

    /** The metric of that {@link #id}; throws IllegalArgumentException naming those there are. */
    public static Metric of(String id) {
        return Arrays.stream(values())
                .filter(metric -> metric.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric \"" + id + "\"; the metrics are "
                        + Arrays.stream(values()).map(Metric::id).toList()));
    }

    /** The name in reports and stored facts, such as {@code rocAuc}. */
    public String id() {
        return id;
    }

    /** The task it measures. */
    public Task task() {
        return task;
    }

    /** Whether a larger value is the better one. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
