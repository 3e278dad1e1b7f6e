package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.artifact.Bundle;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluations;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Candidate;
import org.evermodel.model.Candidates;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RememberingRecorder;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepContext;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class EvaluateTest {
    private static final Candidate CANDIDATE = Judged.evaluated(
                    TestTrainers.nearestMean(),
                    "outcome",
                    SampleTables.classified(200, 1),
                    SampleTables.classified(100, 2))
            .candidate();
    private static final StepContext CONTEXT = StepContext.detached("evaluate", 1, Clock.systemUTC());

    @Test
    void measuresTheRowsKeptBackOverallBySlicesAndBesideTheBaseline() {
        Evaluated evaluated =
                Evaluate.classification("outcome").slicedBy("ward").run(CANDIDATE, CONTEXT);

        assertThat(evaluated.evaluation().rows()).isEqualTo(100);
        assertThat(evaluated.evaluation().metrics()).containsKeys(Metric.ROC_AUC, Metric.LOG_LOSS);
        assertThat(evaluated.evaluation().baseline()).containsKeys(Metric.LOG_LOSS);
        assertThat(evaluated.evaluation().slices().get("ward")).hasSize(5);
        assertThat(evaluated.candidate()).isSameAs(CANDIDATE);
    }

    @Test
    void refusesACandidateForAnotherQuestion() {
        assertThatThrownBy(() -> Evaluate.regression("outcome").run(CANDIDATE, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a candidate for REGRESSION of \"outcome\", but got one for CLASSIFICATION of"
                        + " \"outcome\"");
        assertThatThrownBy(() -> Evaluate.classification("ward").run(CANDIDATE, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordsTheMeasuresOfTheRun() {
        var recorder = new RememberingRecorder();
        var pipeline = Pipeline.named("p", Candidate.class)
                .step("evaluate", Evaluate.classification("outcome"))
                .build();

        var evaluated =
                Runner.of(Storage.inMemory(), recorder).run(pipeline, CANDIDATE).orElseThrow();

        assertThat(recorder.last().metrics)
                .containsEntry(
                        "accuracy",
                        evaluated
                                .evaluation()
                                .metric(Metric.ACCURACY)
                                .orElseThrow()
                                .value());
    }

    @Test
    void canBeKeptWithItsCandidate() {
        var codec = Evaluations.codec(Candidates.codec(List.of(TestTrainers.flavor())));
        var artifacts = Storage.inMemory().artifacts();
        var evaluated = Evaluate.classification("outcome").slicedBy("ward").run(CANDIDATE, CONTEXT);

        var read = codec.read(codec.write(evaluated, artifacts).digest(), artifacts);

        assertThat(read.evaluation()).isEqualTo(evaluated.evaluation());
        assertThat(read.candidate().test()).isEqualTo(CANDIDATE.test());
        assertThat(codec.write(read, artifacts)).isEqualTo(codec.write(evaluated, artifacts));
    }

    @Test
    void saysWhereAKeptEvaluationIsDamaged() {
        var codec = Evaluations.codec(Candidates.codec(List.of(TestTrainers.flavor())));
        var artifacts = Storage.inMemory().artifacts();
        var evaluated = Evaluate.classification("outcome").run(CANDIDATE, CONTEXT);
        var whole = Bundle.open(codec.write(evaluated, artifacts).digest(), artifacts);
        var lacking = Bundle.writer(artifacts)
                .link("candidate", whole.artifact("candidate"))
                .finish();
        var garbled = Bundle.writer(artifacts)
                .link("candidate", whole.artifact("candidate"))
                .put("evaluation.json", out -> out.write('{'))
                .finish();

        assertThatThrownBy(() -> codec.read(lacking.digest(), artifacts))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("it lacks evaluation.json");
        assertThatThrownBy(() -> codec.read(garbled.digest(), artifacts))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("evaluation.json is not JSON");
    }
}
