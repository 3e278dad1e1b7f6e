package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Model;
import org.evermodel.model.Predictions;
import org.evermodel.model.Predictor;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.junit.jupiter.api.Test;

class LongTablesTest {
    private static final int MOST_NUMBERS = 1 << 19;

    /** Remembers the largest matrix it was asked about. */
    private record Measured(Predictor predictor, AtomicLong largest) implements Predictor {
        @Override
        public String flavor() {
            return predictor.flavor();
        }

        @Override
        public int width() {
            return predictor.width();
        }

        @Override
        public int outputs() {
            return predictor.outputs();
        }

        @Override
        public void score(double[] features, double[] scores) {
            predictor.score(features, scores);
        }

        @Override
        public double[] score(FeatureMatrix rows) {
            largest.accumulateAndGet((long) rows.rows() * rows.width(), Math::max);
            return predictor.score(rows);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            predictor.writeTo(out);
        }

        @Override
        public Map<String, String> provenance() {
            return predictor.provenance();
        }
    }

    @Test
    void aLongTableIsEncodedInSlicesAndAnsweredTheSame() {
        Dataset train = SampleTables.classified(100, 1);
        AtomicLong largest = new AtomicLong();
        try (Model trained = Training.of(
                                Target.of("outcome"), Transforms.impute().oneHot())
                        .train(TestTrainers.nearestMean(), train, 1);
                Model model =
                        Model.of(trained.signature(), trained.encoder(), new Measured(trained.predictor(), largest))) {
            int rows = MOST_NUMBERS / trained.encoder().width() * 2 + 7;
            Dataset table =
                    train.take(IntStream.range(0, rows).map(row -> row % 100).toArray());

            Predictions answers = model.predict(table);

            assertThat(answers.size()).isEqualTo(rows);
            assertThat(largest.get()).isBetween(1L, (long) MOST_NUMBERS);
            for (int row = 0; row < rows; row += 997) {
                assertThat(answers.get(row)).isEqualTo(model.predict(train.row(row % 100)));
            }
        }
    }
}
