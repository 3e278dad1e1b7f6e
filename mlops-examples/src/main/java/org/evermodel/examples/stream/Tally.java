package org.evermodel.examples.stream;

import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.model.Predictions;
import org.evermodel.model.Task;

/** Counts how right answers were: the share of right classes, or the root of the mean squared error of numbers. */
final class Tally {
    private final Task task;
    private long rows;
    private double sum;

    Tally(Task task) {
        this.task = task;
    }

    /** Counts the answers for all rows; the truth is in the column called {@code target}. */
    void add(Predictions answers, Dataset rows, String target) {
        Column truth = rows.column(target);
        for (int row = 0; row < rows.rowCount(); row++) {
            Object actual = truth.value(row).orElseThrow();
            if (task == Task.CLASSIFICATION) {
                add(answers.signature().classes().get(answers.winner(row)), actual);
            } else {
                add(answers.number(row), actual);
            }
        }
    }

    /** Counts one answer. */
    void add(Object answer, Object actual) {
        rows++;
        if (task == Task.CLASSIFICATION) {
            sum += answer.equals(actual.toString()) ? 1 : 0;
        } else {
            double error = ((Number) answer).doubleValue() - ((Number) actual).doubleValue();
            sum += error * error;
        }
    }

    /** The share of right answers in [0, 1], or the root mean squared error in the target's unit. */
    double score() {
        double mean = sum / rows;
        return task == Task.CLASSIFICATION ? mean : Math.sqrt(mean);
    }

    long rows() {
        return rows;
    }
}
