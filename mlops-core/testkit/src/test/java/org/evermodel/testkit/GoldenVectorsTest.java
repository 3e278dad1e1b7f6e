package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.evermodel.data.Dataset;
import org.evermodel.model.GoldenVectors;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.junit.jupiter.api.Test;

class GoldenVectorsTest {
    private static final Dataset ROWS = SampleTables.classified(100, 1);

    @Test
    void aModelTrainedAgainAnswersThemToTheLastBit() {
        GoldenVectors golden = GoldenVectors.of(trained(ROWS), ROWS);

        assertThat(golden.vectors()).hasSize(10);
        assertThat(golden.firstMismatch(trained(ROWS))).isEmpty();
    }

    @Test
    void theFirstOtherAnswerIsNamed() {
        GoldenVectors golden = GoldenVectors.of(trained(ROWS), ROWS);

        GoldenVectors.Mismatch mismatch =
                golden.firstMismatch(trained(SampleTables.classified(100, 2))).orElseThrow();

        assertThat(mismatch.vector()).isEqualTo(1);
        assertThat(mismatch.where()).isEmpty();
        assertThat(mismatch.expected())
                .isEqualTo(golden.vectors().get(0).scores())
                .isNotEqualTo(mismatch.actual());
    }

    private static Model trained(Dataset rows) {
        return Training.of(
                        Target.of("outcome"), Transforms.impute().standardize().oneHot())
                .train(TestTrainers.nearestMean(), rows, 1);
    }
}
