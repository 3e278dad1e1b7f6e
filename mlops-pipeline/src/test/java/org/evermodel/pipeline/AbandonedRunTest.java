package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.ConflictException;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** A run that nobody is to go on with. */
class AbandonedRunTest {
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Runner runner = Runner.builder()
            .storage(Storage.inMemory())
            .recorder(recorder)
            .parallelism(1)
            .build();
    private final Pipeline<String, Approved<String>> pipeline = Pipeline.named("p", String.class)
            .step("made", Mark.with("b"))
            .awaitApproval("release", Approval.of("Release it?"))
            .build();

    @Test
    void isOver() {
        RunId run = runner.run(pipeline, "a").report().run().orElseThrow();

        runner.abandon(run, "the project has ended");

        assertThat(runner.unfinished()).isEmpty();
        assertThat(runner.approvals().open()).isEmpty();
        assertThat(recorder.last().ends).last().isEqualTo("KILLED: abandoned: the project has ended");
        assertThatThrownBy(() -> runner.resume(pipeline, run, "a", Resume.unchanged()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run " + run.value() + " is over and cannot go on: ABANDONED, the project has ended");
        assertThatThrownBy(() -> runner.abandon(run, "once more")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mustNotBeAtWorkAndMustBeThere() {
        List<Exception> thrown = new ArrayList<>();
        Step<String, String> abandonsItself = (text, context) -> {
            try {
                runner.abandon(context.run().orElseThrow(), "no more");
            } catch (ConflictException e) {
                thrown.add(e);
            }
            return text;
        };

        runner.run(
                Pipeline.named("q", String.class).step("step", abandonsItself).build(), "a");

        assertThat(thrown).hasSize(1);
        assertThatThrownBy(() -> runner.abandon(new RunId("nowhere"), "why not"))
                .isInstanceOf(NotFoundException.class);
    }
}
