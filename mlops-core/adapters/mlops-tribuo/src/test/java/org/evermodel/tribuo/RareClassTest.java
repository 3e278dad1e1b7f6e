package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.evermodel.model.Predictor;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where 3 rows of 100 are of a class, probabilities must beat those that say 3 % of every row. */
class RareClassTest {
    private static final double THRESHOLD = 2.5;

    static Stream<Trainer> trainers() {
        return Stream.of(
                TribuoTrainers.cart(),
                TribuoTrainers.randomForest(),
                TribuoTrainers.xgboost(),
                TribuoTrainers.logisticRegression());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void logLossIsClearlyBelowThatOfTheShares(Trainer trainer) {
        TrainingSet.OfClasses rows = Rows.classes(4_000, 1, THRESHOLD, "rare", "common");
        TrainingSet.OfClasses later = Rows.classes(4_000, 2, THRESHOLD, "rare", "common");
        double[] shares = Examples.shares(rows);
        assertThat(shares[0]).isBetween(0.02, 0.04);

        try (Predictor predictor = trainer.train(rows, 1)) {
            double[] scores = predictor.score(later.features());
            double ours = 0;
            double constant = 0;
            for (int row = 0; row < later.codes().length; row++) {
                ours -= Math.log(scores[2 * row + later.codes()[row]]);
                constant -= Math.log(shares[later.codes()[row]]);
            }
            assertThat(ours).isLessThan(0.75 * constant);
        }
    }
}
