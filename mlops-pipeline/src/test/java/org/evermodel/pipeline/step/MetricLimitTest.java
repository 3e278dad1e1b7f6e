package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Task;
import org.evermodel.pipeline.WhenInsufficient;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class MetricLimitTest {
    private static final Evaluated MODEL = Judged.evaluated(
            TestTrainers.majority(), "outcome", SampleTables.classified(40, 1), SampleTables.classified(20, 2));

    private static Evaluated measured(Metric metric, double value, double low, double high) {
        var evaluation = new Evaluation(
                Task.CLASSIFICATION,
                500,
                Map.of(metric, new Estimate(value, low, high, 500)),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
        return new Evaluated(MODEL.candidate(), evaluation);
    }

    @Test
    void acceptsAMeasureThatReachesTheFloor() {
        var verdict =
                Gates.atLeast(Metric.ROC_AUC, 0.65).judge(measured(Metric.ROC_AUC, 0.65, 0.61, 0.69), Judged.CONTEXT);

        assertThat(verdict).isEqualTo(new Verdict.Accepted("rocAuc 0.65 [0.61, 0.69] is at least 0.65"));
    }

    @Test
    void rejectsAMeasureBelowTheFloor() {
        var verdict =
                Gates.atLeast(Metric.ACCURACY, 0.85).judge(measured(Metric.ACCURACY, 0.81, 0.78, 0.84), Judged.CONTEXT);

        assertThat(verdict).isEqualTo(new Verdict.Rejected("accuracy 0.81 [0.78, 0.84] is not at least 0.85"));
    }

    @Test
    void canDemandTheFloorOfTheIntervalsBound() {
        var gate = Gates.atLeast(Metric.ACCURACY, 0.8).surely();

        assertThat(gate.judge(measured(Metric.ACCURACY, 0.85, 0.8, 0.9), Judged.CONTEXT)
                        .passed())
                .isTrue();
        assertThat(gate.judge(measured(Metric.ACCURACY, 0.85, 0.79, 0.9), Judged.CONTEXT))
                .isEqualTo(new Verdict.Rejected("accuracy 0.85 [0.79, 0.9] is not surely at least 0.8"));
    }

    @Test
    void holdsLossesBelowACeiling() {
        var gate = Gates.atMost(Metric.LOG_LOSS, 0.4);

        assertThat(gate.judge(measured(Metric.LOG_LOSS, 0.39, 0.3, 0.5), Judged.CONTEXT)
                        .passed())
                .isTrue();
        assertThat(gate.judge(measured(Metric.LOG_LOSS, 0.41, 0.3, 0.5), Judged.CONTEXT)
                        .passed())
                .isFalse();
        assertThat(gate.surely()
                        .judge(measured(Metric.LOG_LOSS, 0.39, 0.3, 0.5), Judged.CONTEXT)
                        .passed())
                .isFalse();
    }

    @Test
    void cannotDecideOnAMeasureThatIsUndefined() {
        var gate = Gates.atLeast(Metric.F1, 0.5);

        assertThat(gate.judge(measured(Metric.ACCURACY, 0.9, 0.8, 0.95), Judged.CONTEXT))
                .isEqualTo(new Verdict.Insufficient("f1 is undefined on the 500 test rows"));
        assertThat(gate.whenInsufficient()).isEqualTo(WhenInsufficient.REFUSE);
    }

    @Test
    void refusesALimitOnTheWrongSide() {
        assertThatThrownBy(() -> Gates.atLeast(Metric.RMSE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("atMost");
        assertThatThrownBy(() -> Gates.atMost(Metric.R2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("atLeast");
        assertThatThrownBy(() -> Gates.atLeast(Metric.R2, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite");
    }
}
