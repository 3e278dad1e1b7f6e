package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.data.Splits;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RememberingRecorder;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.port.ModelSink;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final ModelName NAME = new ModelName("complications");
    private static final Evaluated EVALUATED = evaluated();

    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Shelf shelf = new Shelf();
    private boolean broken = true;
    private final Pipeline<Evaluated, ModelVersion> pipeline = Pipeline.named("p", Evaluated.class)
            .step("register", Register.as(NAME, shelf).tagged("ticket", "OPS-7"))
            .build();

    @Test
    void makesTheNextVersionWithTheRunAndTheTags() {
        var version =
                Runner.of(Storage.inMemory(), recorder).run(pipeline, EVALUATED).orElseThrow();

        assertThat(version.uri()).hasToString("models:/complications/1");
        assertThat(version.run()).contains(new RunId("run-1"));
        assertThat(version.tags()).containsEntry("ticket", "OPS-7");
    }

    @Test
    void namesNoRunWhereNoneIsRecorded() {
        assertThat(Runner.builder()
                        .build()
                        .run(pipeline, EVALUATED)
                        .orElseThrow()
                        .run())
                .isEmpty();
    }

    @Test
    void asksTheSinkInEveryRun() {
        var runner = Runner.builder().storage(Storage.inMemory()).build();
        runner.run(pipeline, EVALUATED);

        var again = runner.run(pipeline, EVALUATED);

        assertThat(again.report().step("register").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(again.orElseThrow().number()).isEqualTo(1);
        assertThat(shelf.asked).isEqualTo(2);
    }

    @Test
    void aRunThatGoesOnHasTheVersionItMadeAndAsksNobody() {
        Step<ModelVersion, String> fragile = (version, context) -> {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return version.toString();
        };
        var announced = Pipeline.named("p", Evaluated.class)
                .step("register", Register.as(NAME, shelf))
                .step("announce", fragile)
                .build();
        var runner = Runner.builder().storage(Storage.inMemory()).build();
        var run = runner.run(announced, EVALUATED).report().run().orElseThrow();
        broken = false;

        var resumed = runner.resume(announced, run, EVALUATED, Resume.unchanged());

        assertThat(resumed.orElseThrow()).startsWith("models:/complications/1 ");
        assertThat(shelf.asked).isEqualTo(1);
    }

    @Test
    void tellsTheRunWhatTheModelIsCalled() {
        Runner.of(Storage.inMemory(), recorder).run(pipeline, EVALUATED);

        assertThat(recorder.last().tags).containsEntry("model", "models:/complications/1");
    }

    private static Evaluated evaluated() {
        var parts = Splits.random(SampleTables.classified(60, 1), 0.3, 1);
        var model = Training.of(Target.of("outcome"), Transforms.impute().oneHot())
                .train(TestTrainers.majority(), parts.train(), 1);
        var candidate = new Candidate(model, parts.train(), parts.test(), "majority", Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    /** Remembers one version, and answers with it whenever it is asked again. */
    private static final class Shelf implements ModelSink {
        private Optional<ModelVersion> version = Optional.empty();
        private int asked;

        @Override
        public ModelVersion register(
                ModelName name, Evaluated evaluated, Optional<RunId> run, Map<String, String> tags) {
            asked++;
            ModelVersion known = version.orElseGet(() ->
                    new ModelVersion(name, 1, VersionStatus.READY, Digest.of(new byte[0]), run, Instant.EPOCH, tags));
            version = Optional.of(known);
            return known;
        }
    }
}
