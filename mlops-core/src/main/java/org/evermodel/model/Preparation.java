package org.evermodel.model;

/**
 * The usual transforms of a table, composed verb by verb: {@code Transforms.impute().standardize().oneHot()}. Each verb
 * stands at most once, and imputing comes before standardizing; anything else throws IllegalStateException. An
 * immutable, thread-safe value.
 *
 * <p>What becomes of a column, whatever the verbs:
 *
 * <ul>
 *   <li>a number stays one feature, NaN and the infinities counting as missing;
 *   <li>a boolean becomes 0 or 1 and is not standardized;
 *   <li>a timestamp becomes four numbers: seconds since 1970, and in UTC its month (1 to 12), day of the week (1 is
 *       Monday) and hour (0 to 23);
 *   <li>a text is left out unless it is one-hot encoded;
 *   <li>a column without any value in the training rows is left out.
 * </ul>
 */
public sealed interface Preparation extends Transform permits TablePreparation {
    /**
     * A missing number becomes the median of the training rows, a missing boolean the more frequent value. Columns that
     * had missing cells in training get another feature, {@code age=<missing>}, that is 1 where the cell is missing.
     */
    Preparation impute();

    /** As {@link #impute()}, with the mean in place of the median. */
    Preparation imputeMean();

    /**
     * A number becomes its distance from the mean of the training rows in standard deviations (of the population, with
     * divisor n); a column that is constant in training becomes 0. Without imputing, a missing number becomes 0, the
     * mean.
     */
    Preparation standardize();

    /** As {@link #oneHot(int)} with at most 100 levels. */
    Preparation oneHot();

    /**
     * A text becomes one feature for each level seen in training, in alphabetical order, 1 where the cell has that level
     * and 0 elsewhere. Missing cells are a level of their own where training had some. Of a column with more than
     * {@code maxLevels} levels the most frequent are kept and all others share the feature {@code occupation=<other>},
     * which then also takes levels unseen in training; without such a feature an unseen level is all zeros.
     *
     * <p>A column of numbers that look like codes keeps its number and gets a feature {@code slope=2} for each of them
     * besides: 3 to 24 different whole numbers in the training rows, each met 10 times on average. A linear model could
     * not tell the hours of a day apart otherwise. A code unseen in training is all zeros beside its number.
     *
     * <p>A column of text that looks like an identifier is left out: at least 20 cells are present and more than half of them
     * hold a value that occurs nowhere else.
     *
     * @param maxLevels how many levels of one column are kept, at least 1
     */
    Preparation oneHot(int maxLevels);
}
