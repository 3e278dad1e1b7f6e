package org.evermodel.tribuo;

import java.util.Map;
import java.util.OptionalInt;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictor;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;

/** What the stock trainers share: the checks before a training and the making of a predictor after it. */
interface StockTrainer extends Trainer {
    /** What each can learn from in a few seconds; a comparison of them all gives all the same share. */
    int COMPARISON_ROWS = 20_000;

    @Override
    default OptionalInt comparisonRows() {
        return OptionalInt.of(COMPARISON_ROWS);
    }

    @Override
    default Map<String, String> environment() {
        return Engine.environment();
    }

    /** Learns classes, of which at least two occur. */
    default Stored classify(TrainingSet.OfClasses rows, long seed) {
        throw new IllegalArgumentException(name() + " cannot learn classes, only numbers");
    }

    /** Learns numbers. */
    default Stored regress(TrainingSet.OfNumbers rows, long seed) {
        throw new IllegalArgumentException(name() + " cannot learn numbers, only classes");
    }

    @Override
    default Flavor flavor() {
        return new TribuoFlavor();
    }

    @Override
    default Predictor train(TrainingSet rows, long seed) {
        Requirements.requireLearnable(rows);
        Stored model = rows instanceof TrainingSet.OfClasses classes
                ? classify(classes, seed)
                : regress((TrainingSet.OfNumbers) rows, seed);
        return TribuoPredictor.of(model);
    }
}
