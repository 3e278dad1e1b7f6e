package org.evermodel.model;

import java.util.List;
import java.util.Map;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;

/**
 * Fitted transforms compiled into one flat step from a raw row to numbers. Training and serving use the same instance
 * or one read back from its package, so they cannot disagree: a row gives the same numbers, bit for bit, by itself and
 * within a table. Made by {@link Transform#fit}. Immutable and thread-safe; equal where all that was learned is equal.
 *
 * <p>A missing cell, a NaN or an infinity, a category unseen in training and a column that is absent are all encoded,
 * never an error. Every number is finite and within the range of a float, as some engines compute in single precision.
 * Whole numbers and reals may stand for one another; any other value of another type than the column had in training is
 * refused.
 */
public sealed interface Encoder permits FlatEncoder {
    /** The raw columns that are read, as they were in training. */
    Schema inputs();

    /**
     * The features in order of their slots, each name once: {@code age}, {@code age=<missing>}, {@code sex=Male},
     * {@code occupation=<other>}, {@code admitted.weekday}.
     */
    List<String> featureNames();

    /** The raw column that each feature comes from, in order of the slots; explanations add up the slots of a column. */
    List<String> sources();

    /** The training columns that are not read, each with the reason. */
    Map<String, String> leftOut();

    /** How many numbers a row becomes. */
    default int width() {
        return featureNames().size();
    }

    /**
     * Encodes one record. Throws IllegalArgumentException naming the column where a value has a type the column cannot
     * take.
     *
     * @param row the raw record
     * @param features receives {@link #width()} finite numbers; must have that length
     */
    void encode(Row row, double[] features);

    /**
     * Encodes all rows of a table that has the input columns, in any order, beside others that are ignored. Throws
     * IllegalArgumentException naming the column where one has a type the encoder cannot take.
     */
    FeatureMatrix encode(Dataset table);

    /** All that was learned, as canonical JSON: equal encoders have equal bytes, on any Java. */
    byte[] toJson();

    /** Reads what {@link #toJson} wrote; throws {@link ModelRefusedException} saying what is wrong with other bytes. */
    static Encoder fromJson(byte[] json) {
        return EncoderJson.parse(json);
    }
}
