package org.evermodel.drift;

/**
 * What is to be said of a table as a whole. Columns of which nothing can be told, for lack of rows or because there is nothing to
 * compare, have no part in it.
 *
 * @param verdict DRIFT where the share reaches the threshold, NONE where it does not; without any column that can be told of,
 *     INSUFFICIENT_DATA if more rows could change that, else NOT_APPLICABLE
 * @param share the share of drifted columns among those that can be told of, by their weights; 0 where there are none
 * @param threshold the share from which the table has drifted
 * @param told how many columns can be told of
 * @param drifted how many of them drifted
 * @param weighted whether columns weigh by their importance, rather than all alike
 */
public record DatasetDrift(
        DriftVerdict verdict, double share, double threshold, int told, int drifted, boolean weighted) {}
