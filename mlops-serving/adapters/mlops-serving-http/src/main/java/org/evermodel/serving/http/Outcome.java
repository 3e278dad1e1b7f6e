package org.evermodel.serving.http;

import java.util.List;
import java.util.Optional;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictions;
import org.evermodel.model.Task;
import org.evermodel.serving.Answer;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.Query;

/** What an endpoint said, of one row or of many. */
sealed interface Outcome {
    ModelVersion version();

    /** Under which parameter the prediction's name is told: a series' rows are named by it, a colon and their position. */
    String nameParameter();

    String name();

    int rows();

    /** What the version that answered does. */
    Task task();

    /** How many scores a row has: a classifier's classes, or 1. */
    int width();

    /** A classifier's label for a row. */
    String label(int row);

    /** The probability of a class, or with position 0 a regressor's number. */
    double score(int row, int position);

    /** Asks, one row as a row, more as a table; {@code version} 0 leaves it to the endpoint who answers. */
    static Outcome of(Endpoint endpoint, int version, Grid grid, Optional<String> key) {
        return grid.rows() == 1 ? ofRow(endpoint, version, grid, key) : ofTable(endpoint, version, grid, key);
    }

    private static Outcome ofRow(Endpoint endpoint, int version, Grid grid, Optional<String> key) {
        Query query = new Query(grid.row(), key, Optional.empty());
        return new OfRow(version == 0 ? endpoint.predict(query) : endpoint.predict(version, query));
    }

    private static Outcome ofTable(Endpoint endpoint, int version, Grid grid, Optional<String> key) {
        Dataset rows = grid.table();
        if (version != 0) {
            return new OfTable(endpoint.predict(version, rows));
        }
        return new OfTable(key.isPresent() ? endpoint.predict(rows, key.get()) : endpoint.predict(rows));
    }

    /** Of one row. */
    record OfRow(Answer answer, List<Double> scores) implements Outcome {
        OfRow(Answer answer) {
            this(answer, scores(answer.prediction()));
        }

        private static List<Double> scores(Prediction prediction) {
            return prediction instanceof Prediction.OfClass classified
                    ? List.copyOf(classified.scores().values())
                    : List.of(((Prediction.OfNumber) prediction).value());
        }

        @Override
        public ModelVersion version() {
            return answer.version();
        }

        @Override
        public String nameParameter() {
            return "prediction_id";
        }

        @Override
        public String name() {
            return answer.id();
        }

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public Task task() {
            return answer.prediction() instanceof Prediction.OfClass ? Task.CLASSIFICATION : Task.REGRESSION;
        }

        @Override
        public int width() {
            return scores.size();
        }

        @Override
        public String label(int row) {
            return ((Prediction.OfClass) answer.prediction()).label();
        }

        @Override
        public double score(int row, int position) {
            return scores.get(position);
        }
    }

    /** Of a table. */
    record OfTable(BatchAnswer answer) implements Outcome {
        private Predictions predictions() {
            return answer.predictions();
        }

        @Override
        public ModelVersion version() {
            return answer.version();
        }

        @Override
        public String nameParameter() {
            return "prediction_series";
        }

        @Override
        public String name() {
            return answer.series();
        }

        @Override
        public int rows() {
            return predictions().size();
        }

        @Override
        public Task task() {
            return predictions().signature().task();
        }

        @Override
        public int width() {
            return Math.max(1, predictions().signature().classes().size());
        }

        @Override
        public String label(int row) {
            List<String> classes = predictions().signature().classes();
            return classes.get(predictions().winner(row));
        }

        @Override
        public double score(int row, int position) {
            return predictions().score(row, position);
        }
    }
}
