package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.Digest;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next run of a pipeline that was stopped uses what was finished. */
class ResumeTest {
    private final Storage storage = Storage.inMemory();
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Mark first = Mark.with("b");
    private final Mark second = Mark.with("c");
    private final Mark last = Mark.with("e");
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Step<String, String> fragile = (text, context) -> {
        if (broken.get()) {
            throw new OutOfMemoryError("the machine is too small");
        }
        return text + "d";
    };
    private final Pipeline<String, String> pipeline = Pipeline.named("p", String.class)
            .step("first", first)
            .step("second", second)
            .step("fragile", fragile)
            .step("last", last)
            .build();

    @Test
    void doesNotRunFinishedStepsAgain() {
        Runner runner = Runner.of(storage, recorder);
        assertThatThrownBy(() -> runner.run(pipeline, "a")).isInstanceOf(OutOfMemoryError.class);
        broken.set(false);

        var resumed = runner.run(pipeline, "a");

        assertThat(resumed.orElseThrow()).isEqualTo("abcde");
        assertThat(resumed.report().cachedSteps()).isEqualTo(2);
        assertThat(first.ran() + second.ran() + last.ran()).isEqualTo(3);
    }

    @Test
    void endsTheRecordOfARunThatAnErrorBroke() {
        assertThatThrownBy(() -> Runner.of(storage, recorder).run(pipeline, "a"))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(recorder.last().ends)
                .containsExactly("FAILED: the run broke down: java.lang.OutOfMemoryError: the machine is too small");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void usesWhatWasFinishedBeforeTheRecorderWentAway(int outputs) {
        broken.set(false);
        var stopped = Runner.builder()
                .storage(storage)
                .recorder(RememberingRecorder.goingAwayAtOutput(outputs))
                .parallelism(1)
                .build()
                .run(pipeline, "a");
        assertThat(stopped).isInstanceOf(RunResult.Failed.class);
        int finished = first.ran() + second.ran() + last.ran();

        var resumed = Runner.of(storage, recorder).run(pipeline, "a");

        assertThat(resumed.orElseThrow()).isEqualTo("abcde");
        assertThat(resumed.report().cachedSteps()).isEqualTo(finished);
        assertThat(first.ran() + second.ran() + last.ran()).isEqualTo(3);
    }

    @Test
    void theSameOutputIsKeptOnce() {
        broken.set(false);
        Runner.of(storage, recorder).run(pipeline, "a");
        Runner.of(storage, recorder).run(pipeline, "a");

        assertThat(storage.metadata().scan("pipeline-output", "", "", 100)).hasSize(3);
        assertThat(storage.artifacts().contains(Digest.of("abcde".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }
}
