package org.evermodel.model;

import java.util.Optional;

/**
 * Where a {@link Preparation} starts.
 *
 * <pre>{@code
 * Transform usual = Transforms.impute().standardize().oneHot();
 * Transform numbersAsTheyAre = Transforms.none();
 * }</pre>
 */
public final class Transforms {
    private Transforms() {}

    /** Numbers, booleans and timestamps as they are, a missing cell as 0; texts are left out. */
    public static Preparation none() {
        return new TablePreparation(Optional.empty(), false, 0);
    }

    /** Starts with {@link Preparation#impute()}. */
    public static Preparation impute() {
        return none().impute();
    }

    /** Starts with {@link Preparation#imputeMean()}. */
    public static Preparation imputeMean() {
        return none().imputeMean();
    }

    /** Starts with {@link Preparation#standardize()}. */
    public static Preparation standardize() {
        return none().standardize();
    }

    /** Starts with {@link Preparation#oneHot()}. */
    public static Preparation oneHot() {
        return none().oneHot();
    }
}
