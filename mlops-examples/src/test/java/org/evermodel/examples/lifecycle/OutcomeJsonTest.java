package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.Verdict;
import org.evermodel.VersionStatus;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Task;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.WhenInsufficient;
import org.junit.jupiter.api.Test;

class OutcomeJsonTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    @Test
    void whatIsUndefinedIsNull() throws IOException {
        JsonNode json = written(Map.of(Metric.ACCURACY, new Estimate(0.9, 0.8, 0.95, 50)));

        assertThat(json.get("metrics").get("accuracy").get("value").asDouble()).isEqualTo(0.9);
        assertThat(json.get("metrics").get("rocAuc").isNull()).isTrue();
        assertThat(json.get("metrics").has("precision")).isFalse();
        assertThat(json.get("baseline").get("accuracy").isNull()).isTrue();
    }

    @Test
    void aSliceWithoutAValueIsCalledMissing() throws IOException {
        JsonNode slices = written(Map.of()).get("slices").get("région");

        assertThat(slices.get("(missing)").get("rows").asInt()).isEqualTo(3);
        assertThat(slices.get("(missing)").get("metrics").get("accuracy").isNull())
                .isTrue();
    }

    @Test
    void aGateThatCouldNotDecideSaysWhatFollowed() throws IOException {
        JsonNode gate = written(Map.of()).get("gates").get(0);

        assertThat(gate.get("name").asText()).isEqualTo("no regression");
        assertThat(gate.get("passed").asBoolean()).isFalse();
        assertThat(gate.get("reason").asText()).isEqualTo("only 15 rows; refused by the gate's policy");
    }

    @Test
    void theLineIsPlainAscii() {
        String line = new OutcomeJson().write(outcome(Map.of()));

        assertThat(line).matches("\\p{ASCII}+").doesNotContain("\n");
    }

    private static JsonNode written(Map<Metric, Estimate> metrics) throws IOException {
        return new ObjectMapper().readTree(new OutcomeJson().write(outcome(metrics)));
    }

    private static Outcome outcome(Map<Metric, Estimate> metrics) {
        Evaluation evaluation = new Evaluation(
                Task.CLASSIFICATION,
                50,
                metrics,
                Map.of(),
                Optional.empty(),
                Map.of("région", List.of(new Evaluation.Slice(Optional.empty(), 3, Map.of()))),
                Optional.empty());
        ModelVersion version = new ModelVersion(
                new ModelName("churn"), 3, VersionStatus.READY, DIGEST, Optional.empty(), Instant.EPOCH, Map.of());
        Judgement gate =
                new Judgement("no regression", new Verdict.Insufficient("only 15 rows"), WhenInsufficient.REFUSE);
        return new Outcome(
                100,
                50,
                2,
                DIGEST,
                "cart",
                Map.of(),
                evaluation,
                List.of(gate),
                version,
                false,
                0,
                new Seconds(0.1, 2, 0.3, 3));
    }
}
