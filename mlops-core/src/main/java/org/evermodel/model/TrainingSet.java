package org.evermodel.model;

import java.util.List;

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
    record OfClasses(FeatureMatrix features, List<String> classes, int[] codes) implements TrainingSet {}

    /**
     * Rows with a number each.
     *
     * @param features the encoded rows
     * @param targets the number of each row
     */
    @SuppressWarnings("ArrayRecordComponent") // passed from encoder to trainer and never compared
    record OfNumbers(FeatureMatrix features, double[] targets) implements TrainingSet {}
}
