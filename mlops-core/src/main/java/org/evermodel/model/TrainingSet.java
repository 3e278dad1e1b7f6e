package org.evermodel.model;

import java.util.List;
import java.util.Objects;

/** What a trainer learns from: encoded rows beside their known answers. */
public sealed interface TrainingSet {
    /** The encoded rows. */
    FeatureMatrix features();

    /**
     * Rows with a class each.
     *
     * @param features the encoded rows
     * @param classes the class names, in the order of the model's scores
     * @param codes the class of each row as a position in {@code classes}
     */
    @SuppressWarnings("ArrayRecordComponent") // passed from encoder to trainer and never compared
    record OfClasses(FeatureMatrix features, List<String> classes, int[] codes) implements TrainingSet {
        /** Refuses another count of codes than of rows, and codes that are no position of a class. */
        public OfClasses {
            classes = List.copyOf(classes);
            requireRows(features, codes.length);
            for (int code : codes) {
                Objects.checkIndex(code, classes.size());
            }
        }
    }

    /**
     * Rows with a number each.
     *
     * @param features the encoded rows
     * @param targets the number of each row
     */
    @SuppressWarnings("ArrayRecordComponent") // passed from encoder to trainer and never compared
    record OfNumbers(FeatureMatrix features, double[] targets) implements TrainingSet {
        /** Refuses another count of numbers than of rows. */
        public OfNumbers {
            requireRows(features, targets.length);
        }
    }

    private static void requireRows(FeatureMatrix features, int answers) {
        if (features.rows() != answers) {
            throw new IllegalArgumentException("each row needs one answer, but there are " + answers + " answers for "
                    + features.rows() + " rows");
        }
    }
}
