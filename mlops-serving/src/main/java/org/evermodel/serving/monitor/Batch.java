package org.evermodel.serving.monitor;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictions;

/** Rows that one version answered at once, as they were handed over. */
sealed interface Batch {
    int size();

    /** Gives the cells of one column, row by row, empty where there is none. */
    void cells(Field field, Consumer<Optional<Object>> to);

    /** Gives the scores, row by row, in the order of the version's classes. */
    void scores(DoubleConsumer to);

    /** A single row. */
    record OfRow(Row row, Prediction prediction) implements Batch {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void cells(Field field, Consumer<Optional<Object>> to) {
            to.accept(row.value(field.name()));
        }

        @Override
        public void scores(DoubleConsumer to) {
            if (prediction instanceof Prediction.OfNumber number) {
                to.accept(number.value());
            } else if (prediction instanceof Prediction.OfClass ofClass) {
                Map<String, Double> scores = ofClass.scores();
                scores.values().forEach(to::accept);
            }
        }
    }

    /** The rows {@code [from, to)} of a table. */
    record OfTable(Dataset table, Predictions predictions, int from, int to) implements Batch {
        @Override
        public int size() {
            return to - from;
        }

        @Override
        public void cells(Field field, Consumer<Optional<Object>> taker) {
            var column = table.schema().find(field.name());
            for (int row = from; row < to; row++) {
                taker.accept(
                        column.isPresent() ? table.column(column.getAsInt()).value(row) : Optional.empty());
            }
        }

        @Override
        public void scores(DoubleConsumer taker) {
            int width = Math.max(1, predictions.signature().classes().size());
            for (int row = from; row < to; row++) {
                for (int i = 0; i < width; i++) {
                    taker.accept(predictions.score(row, i));
                }
            }
        }
    }
}
