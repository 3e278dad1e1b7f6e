package org.evermodel.leakage;

import java.util.Locale;

/**
 * How well one column alone predicts the target on rows it was not fitted on.
 *
 * @param column the column
 * @param measure {@code AUC} for two classes, {@code skill} for several, {@code R2} for numbers
 * @param value the measure, of five-fold cross-fitted predictions
 * @param lower its lower 95 % bound, one-sided
 * @param baseline the measure of a guess that looks at no column
 * @param rows how many rows were scored
 */
public record ColumnScore(String column, String measure, double value, double lower, double baseline, int rows) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %s %.3f (at least %.3f, guessing %.3f)", column, measure, value, lower, baseline);
    }
}
