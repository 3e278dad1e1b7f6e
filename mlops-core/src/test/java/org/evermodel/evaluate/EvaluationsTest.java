package org.evermodel.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.model.Task;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
    private static final Evaluation SMALL = new Evaluation(
            Task.CLASSIFICATION,
            4,
            Map.of(Metric.ACCURACY, new Estimate(0.75, 0.3, 0.95, 4)),
            Map.of(),
            Optional.of(new ConfusionMatrix(List.of("no", "yes"), List.of(List.of(2, 0), List.of(1, 1)))),
            Map.of("sex", List.of(new Evaluation.Slice(Optional.empty(), 4, Map.of()))),
            Optional.empty());
    private static final String JSON = """
            {"format":1,"task":"CLASSIFICATION","rows":4,\
            "metrics":{"accuracy":{"value":0.75,"low":0.3,"high":0.95,"rows":4}},"baseline":{},\
            "confusion":{"classes":["no","yes"],"counts":[[2,0],[1,1]]},\
            "slices":{"sex":[{"rows":4,"metrics":{}}]}}
            """;

    @Test
    void isOneLineOfPlainJson() {
        assertThat(new String(Evaluations.toJson(SMALL), UTF_8)).isEqualTo(JSON);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Evaluations.fromJson(JSON.getBytes(UTF_8))).isEqualTo(SMALL);
    }

    @Test
    void refusesWhatIsNoEvaluationAndSaysWhere() {
        assertRefused("[]", "evaluation.json must be an object: []");
        assertRefused("{", "evaluation.json is not JSON");
        assertRefused(JSON + "{}", "evaluation.json is not JSON");
        assertRefused(JSON.replace("\"format\":1", "\"format\":2"), "/format must be 1: 2");
        assertRefused(JSON.replace("\"rows\":4", "\"rows\":-4"), "/rows must not be negative: -4");
        assertRefused(JSON.replace("0.75", "\"high\""), "/metrics/accuracy/value must be a finite number: high");
        assertRefused(JSON.replace("\"low\":0.3", "\"low\":0.99"), "/metrics/accuracy is refused: an estimate needs");
        assertRefused(JSON.replace("accuracy", "beauty"), "/metrics/beauty is refused: no metric \"beauty\"");
        assertRefused(JSON.replace("[2,0],", ""), "/confusion is refused: a confusion matrix of 2 classes");
        assertRefused(JSON.replace("\"baseline\"", "\"bassline\""), "has an unknown field \"bassline\"");
        assertRefused(JSON.replace("CLASSIFICATION", "GUESSING"), "/task is refused");
        assertRefused(JSON.replace("\"baseline\":{},", ""), "lacks the field \"baseline\"");
    }

    private static void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> Evaluations.fromJson(json.getBytes(UTF_8)))
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining(reason);
    }
}
