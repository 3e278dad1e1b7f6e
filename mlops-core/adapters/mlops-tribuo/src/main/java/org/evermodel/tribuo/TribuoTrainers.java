package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * The stock trainers, each with settings that do well on tables of a few hundred to some ten thousand rows, and a way to
 * bring any other of Tribuo's.
 *
 * <pre>{@code
 * Trainer boosting = TribuoTrainers.xgboost().withRounds(500).withLearningRate(0.03);
 * Trainer machine = TribuoTrainers.of(new KernelSVMTrainer(new Linear(), 1.0, 10, 42L));
 * }</pre>
 *
 * <p>Forests and boosting train by XGBoost's native code, which exists for Linux, macOS and Windows on x86-64; no model
 * needs it to answer. Tribuo logs through {@code java.util.logging}: to keep it quiet, set the level of
 * {@code org.tribuo} to {@code OFF} or bridge it to your own logging.
 *
 * <p>All are immutable and safe for use by many threads. Equal rows, settings and seed give equal models, down to the
 * bytes they are stored in.
 */
public final class TribuoTrainers {
    private TribuoTrainers() {}

    /** Weights for each class, learned by stochastic gradient descent. Wants standardized features. */
    public static LogisticRegression logisticRegression() {
        return StockLogisticRegression.DEFAULT;
    }

    /** The line of least squares, learned by stochastic gradient descent. Wants standardized features. */
    public static LinearRegression linearRegression() {
        return StockLinearRegression.DEFAULT;
    }

    /** One decision tree. */
    public static Cart cart() {
        return StockCart.DEFAULT;
    }

    /** Many decision trees on samples of the rows, averaged. */
    public static RandomForest randomForest() {
        return StockRandomForest.DEFAULT;
    }

    /** Gradient boosting: decision trees, each of which corrects those before. */
    public static Xgboost xgboost() {
        return StockXgboost.DEFAULT;
    }

    /**
     * Any of Tribuo's own trainers of classes.
     *
     * <p>The seed of a training picks one of 1,024 of the trainer's own streams of random numbers, as its invocation
     * count; a trainer that ignores that count (XGBoost) has its own seed alone. A training works with a copy made by the
     * trainer's configuration, so the trainer itself is left as it was; what was set on it otherwise takes no part. A
     * trainer without a configuration is used itself, one training at a time. Only models of Tribuo's own classes can be stored, and not those
     * of LIBLINEAR, whose stored form is serialized Java; training says so.
     */
    public static Trainer of(org.tribuo.Trainer<Label> trainer) {
        return WrappedTrainer.ofClasses(trainer);
    }

    /** Any of Tribuo's own trainers of numbers; all that is said of trainers of classes holds for them. */
    // The bound makes the erasure of the argument Object: two overloads that differ in a type argument would clash.
    @SuppressWarnings("ExtendsObject")
    public static <T extends Object & org.tribuo.Trainer<Regressor>> Trainer of(T trainer) {
        return WrappedTrainer.ofNumbers(trainer);
    }
}
