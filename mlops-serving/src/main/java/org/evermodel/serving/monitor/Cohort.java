package org.evermodel.serving.monitor;

import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.model.Predictions;

/**
 * The rows of a window that one version answered, with the labels that have come since.
 *
 * @param window the window's number
 * @param version who answered
 * @param rows the labelled rows in order of their answers, with the columns of the rows that the reference was trained on;
 *     a cell is missing where none of that type was asked with
 * @param answers what was answered, row by row
 * @param performance how right that was
 * @param faulty whether {@link WindowReport#faults()} of the window has any: such rows are to be mended, not learned
 */
public record Cohort(
        long window, ModelVersion version, Dataset rows, Predictions answers, Performance performance, boolean faulty) {
    /** Of a window without faults. */
    public Cohort(long window, ModelVersion version, Dataset rows, Predictions answers, Performance performance) {
        this(window, version, rows, answers, performance, false);
    }

    @Override
    public String toString() {
        return "Cohort[window " + window + ", " + version.uri() + ", " + performance.rows() + " of "
                + performance.answered() + " rows labelled, loss " + performance.loss() + "]";
    }
}
