package org.evermodel.examples.stream;

import java.util.List;
import org.evermodel.ModelVersion;
import org.evermodel.model.Task;

/**
 * How a replay ended. Scores are accuracies, or root mean squared errors.
 *
 * @param task what was answered
 * @param trainer who trained
 * @param rows how many rows were answered
 * @param windows in how many windows
 * @param score of whoever was champion
 * @param staticScore of the first model, had it been kept throughout
 * @param noChangeScore of repeating the label before
 * @param retrainings how many challengers were promoted
 * @param rejected how many were refused
 * @param failed how many attempts came to nothing, because something went wrong or the rows did not allow one
 * @param alerts what was told
 * @param champion who is champion at the end
 */
record Replayed(
        Task task,
        String trainer,
        long rows,
        int windows,
        double score,
        double staticScore,
        double noChangeScore,
        int retrainings,
        int rejected,
        int failed,
        List<Told> alerts,
        ModelVersion champion) {
    /**
     * An alert.
     *
     * @param row the 0-based data row that ends the window
     * @param kind what it is about
     */
    record Told(int row, String kind) {}
}
