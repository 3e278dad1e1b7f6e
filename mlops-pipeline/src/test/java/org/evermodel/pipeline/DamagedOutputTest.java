package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.Digest;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** A kept output is believed only where it can be read back; otherwise its step runs and heals the store. */
class DamagedOutputTest {
    private final RottingArtifacts artifacts = new RottingArtifacts();
    private final MetadataStore metadata = Storage.inMemory().metadata();
    private final Runner runner = Runner.of(artifacts.beside(metadata), RunRecorder.none());
    private final Mark first = Mark.with("b");
    private final Mark second = Mark.with("c");
    private final Pipeline<String, String> pipeline = Pipeline.named("p", String.class)
            .step("first", first)
            .step("second", second)
            .build();
    private final Digest outputOfFirst = Digest.of("ab".getBytes(StandardCharsets.UTF_8));

    @Test
    void runsTheStepWhoseOutputWasDeletedAndNoOther() {
        runner.run(pipeline, "a");
        artifacts.delete(outputOfFirst);

        var report = runner.run(pipeline, "a").report();

        assertThat(report.step("first").reasons()).containsExactly("its kept output " + outputOfFirst + " is gone");
        assertThat(report.step("second").status()).isEqualTo(StepStatus.CACHED);
        assertThat(first.ran()).isEqualTo(2);
        assertThat(second.ran()).isEqualTo(1);
    }

    @Test
    void runsTheStepWhoseOutputIsDamaged() {
        runner.run(pipeline, "a");
        artifacts.damage(outputOfFirst);

        var report = runner.run(pipeline, "a").report();

        assertThat(report.step("first").reasons())
                .containsExactly("its kept output cannot be read back: artifact " + outputOfFirst
                        + " is damaged: byte 0 was flipped");
        assertThat(first.ran()).isEqualTo(2);
    }

    @Test
    void aRunThatGoesOnMakesAnewWhatItCannotReadBack() {
        var broken = new AtomicBoolean(true);
        Step<String, String> fragile = (text, context) -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            return text;
        };
        var interrupted = Pipeline.named("p", String.class)
                .step("first", first.neverCached())
                .step("fragile", fragile)
                .build();
        var run = runner.run(interrupted, "a").report().run().orElseThrow();
        artifacts.damage(outputOfFirst);
        broken.set(false);

        var resumed = runner.resume(interrupted, run, "a", Resume.unchanged());

        assertThat(resumed.orElseThrow()).isEqualTo("ab");
        assertThat(resumed.report().step("first").reasons())
                .containsExactly(
                        "what it had made in this run cannot be read back: artifact " + outputOfFirst
                                + " is damaged: byte 0 was flipped",
                        "not kept: it says that it runs in every run");
        assertThat(runner.explain(run, "first").because()).startsWith("what it had made in this run cannot be read");
    }

    @Test
    void healsWhatWasDamaged() {
        runner.run(pipeline, "a");
        artifacts.damage(outputOfFirst);
        runner.run(pipeline, "a");

        var report = runner.run(pipeline, "a").report();

        assertThat(report.cachedSteps()).isEqualTo(2);
    }

    @Test
    void runsTheStepWhoseRecordCannotBeRead() {
        runner.run(pipeline, "a");
        overwriteRecords("{\"schema\":99}");

        var report = runner.run(pipeline, "a").report();

        assertThat(report.step("first").reasons())
                .containsExactly("a kept output of schema 2 was expected, but its record says 99");
        assertThat(runner.run(pipeline, "a").report().cachedSteps()).isEqualTo(2);
    }

    @Test
    void foretellsWhatItWouldDo() {
        runner.run(pipeline, "a");
        artifacts.damage(outputOfFirst);

        var plan = runner.plan(pipeline, "a");

        assertThat(plan.step("first").state()).isEqualTo(Forecast.State.MISS);
        assertThat(plan.step("second").state()).isEqualTo(Forecast.State.BLOCKED);
        assertThat(first.ran()).isEqualTo(1);
    }

    private void overwriteRecords(String json) {
        for (MetadataStore.Entry entry : metadata.scan("pipeline-output", "", "", 100)) {
            metadata.commit(List.of(new MetadataStore.Put(entry.key(), entry.revision(), json)));
        }
    }
}
