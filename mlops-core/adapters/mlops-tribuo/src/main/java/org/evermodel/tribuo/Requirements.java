package org.evermodel.tribuo;

import java.util.Arrays;
import org.evermodel.data.UnusableRowsException;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.TrainingSet;
import org.tribuo.classification.Label;

/** What must hold of settings and rows, so that Tribuo never has to refuse them in its own words. */
final class Requirements {
    private Requirements() {}

    static void requireLearnable(TrainingSet rows) {
        FeatureMatrix features = rows.features();
        if (features.rows() == 0 || features.width() == 0) {
            throw new UnusableRowsException("training needs rows and features, but got " + features);
        }
        for (int i = 0; i < features.values().length; i++) {
            if (!Double.isFinite(features.values()[i])) {
                throw new IllegalArgumentException("features must be finite, but row " + i / features.width() + " has "
                        + features.values()[i] + " for \"" + features.names().get(i % features.width()) + "\"");
            }
        }
        if (rows instanceof TrainingSet.OfClasses classes) {
            requireClasses(classes);
        } else if (rows instanceof TrainingSet.OfNumbers numbers) {
            requireNumbers(numbers);
        }
    }

    private static void requireClasses(TrainingSet.OfClasses rows) {
        requireLength(rows.features().rows(), rows.codes().length);
        for (int code : rows.codes()) {
            if (code < 0 || code >= rows.classes().size()) {
                throw new IllegalArgumentException(
                        "the class of a row must be one of " + rows.classes().size() + ", but was number " + code);
            }
        }
        long present = Arrays.stream(rows.codes()).distinct().count();
        if (present < 2) {
            throw new UnusableRowsException("training needs rows of at least two classes, but all "
                    + rows.codes().length + " rows are of \"" + rows.classes().get(rows.codes()[0]) + "\"");
        }
        if (rows.classes().contains(Label.UNKNOWN)) {
            throw new UnusableRowsException("Tribuo keeps the class name \"" + Label.UNKNOWN + "\" for itself");
        }
    }

    private static void requireNumbers(TrainingSet.OfNumbers rows) {
        requireLength(rows.features().rows(), rows.targets().length);
        for (int i = 0; i < rows.targets().length; i++) {
            if (!Double.isFinite(rows.targets()[i])) {
                throw new IllegalArgumentException(
                        "targets must be finite, but row " + i + " has " + rows.targets()[i]);
            }
        }
    }

    private static void requireLength(int rows, int answers) {
        if (rows != answers) {
            throw new IllegalArgumentException(rows + " rows need " + rows + " answers, but got " + answers);
        }
    }

    static void requireAtLeast(String name, double least, double value) {
        if (!(value >= least) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", but was " + value);
        }
    }

    static void requireWithin(String name, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", but was " + value);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must be above 0, but was " + value);
        }
    }

    static void requireFraction(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1, but was " + value);
        }
    }
}
