package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.artifact.Codecs;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** What a run noted of its places stays, until an end that knows better, or something came of a place. */
class NotedPlacesTest {
    private static final String BROKEN = "java.lang.IllegalStateException: the source is broken";

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final AtomicInteger tried = new AtomicInteger();
    private final Step<String, String> load = (text, context) -> {
        clock.pass(Duration.ofSeconds(1));
        if (tried.incrementAndGet() == 1) {
            throw new IllegalStateException("the source is broken");
        }
        return text;
    };
    private final Step<String, String> train = (text, context) -> {
        throw new AssertionError("no memory");
    };
    private final Pipeline<String, String> pipeline = Pipeline.named("p", String.class)
            .step("load", load.keptBy(Codecs.text()))
            .step("train", train)
            .build();

    private Runner runner() {
        return Runner.builder().storage(storage).clock(clock).parallelism(1).build();
    }

    private RunId failed() {
        return runner().run(pipeline, "a").report().run().orElseThrow();
    }

    private void assertAllIsToldOf(RunId run) {
        assertThat(runner().explain(run, "load")).isEqualTo(new Explanation(run, "load", StepStatus.FAILED, BROKEN));
        assertThat(runner().recall(pipeline, run).report().steps())
                .extracting(step -> step.id() + " " + step.status())
                .containsExactly("load FAILED", "train SKIPPED");
    }

    @Test
    void staysWhenTheRunIsAbandoned() {
        RunId run = failed();

        runner().abandon(run, "the project has ended");

        assertThat(runner().recall(pipeline, run).status()).isEqualTo(RunStatus.ABANDONED);
        assertAllIsToldOf(run);
    }

    @Test
    void staysWhenTheRunCouldNotGoOn() {
        RememberingRecorder recorder = new RememberingRecorder();
        RunId run = Runner.builder()
                .storage(storage)
                .clock(clock)
                .recorder(recorder)
                .build()
                .run(pipeline, "a")
                .report()
                .run()
                .orElseThrow();
        Runner cannot = Runner.builder()
                .storage(storage)
                .clock(clock)
                .recorder(new Away())
                .build();

        assertThatThrownBy(() -> cannot.resume(pipeline, run, "a", Resume.unchanged()))
                .isInstanceOf(StorageException.class);

        assertAllIsToldOf(run);
    }

    @Test
    void countsNoMoreWhereSomethingCameOfThePlaceBeforeTheRunBrokeDown() {
        RunId run = failed();

        assertThatThrownBy(() -> runner().resume(pipeline, run, "a", Resume.unchanged()))
                .isInstanceOf(AssertionError.class);

        assertThat(runner().explain(run, "load").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(runner().recall(pipeline, run).report().steps())
                .extracting(step -> step.id() + " " + step.status())
                .containsExactly("load SUCCEEDED", "train SKIPPED");
    }

    private static final class Away implements RunRecorder {
        @Override
        public Recording start(ExperimentName experiment, String name) {
            throw new StorageException("the registry is away");
        }

        @Override
        public Optional<Recording> resume(RunId run) {
            throw new StorageException("the registry is away");
        }
    }
}
