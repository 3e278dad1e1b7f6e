package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.StorageException;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class FailureTest {
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Runner runner = Runner.of(Storage.inMemory(), recorder);
    private final Mark before = Mark.with("b");
    private final Mark after = Mark.with("c");

    @Test
    void namesTheStepTheCauseAndTheInputs() {
        var result = run((text, context) -> {
            throw new IOException("no such host");
        });

        var failed = (RunResult.Failed<String>) result;
        assertThat(failed.step()).isEqualTo("middle");
        assertThat(failed.cause()).isInstanceOf(IOException.class).hasMessage("no such host");
        assertThat(failed.inputs()).containsExactly("ab");
        assertThatThrownBy(result::orElseThrow)
                .isInstanceOf(StepFailedException.class)
                .hasMessage("step \"middle\" of pipeline p failed on [ab]: java.io.IOException: no such host")
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void skipsWhatComesAfter() {
        var report = run((text, context) -> {
                    throw new IllegalStateException("broken");
                })
                .report();

        assertThat(report.step("before").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(report.step("middle").status()).isEqualTo(StepStatus.FAILED);
        assertThat(report.step("after").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(report.step("after").reasons()).containsExactly("step \"middle\" failed");
        assertThat(after.ran()).isZero();
    }

    @Test
    void whereTheOthersGoOnTheFirstOfSeveralIsTheFirstPlaceWhoeverWasFaster() {
        CountDownLatch later = new CountDownLatch(1);
        Graph graph = Graph.named("p");
        var in = graph.input("text", String.class);
        Step<String, String> slow = (text, context) -> {
            later.await();
            throw new IllegalStateException("slow");
        };
        Step<String, String> fast = (text, context) -> {
            later.countDown();
            throw new IllegalStateException("fast");
        };
        var one = graph.step("one", in, slow);
        var two = graph.step("two", in, fast);

        var result = Runner.builder()
                .parallelism(2)
                .executor(command -> new Thread(command).start())
                .build()
                .run(
                        graph.build(in, graph.<String, String, String>join("both", one, two, String::concat)),
                        "a",
                        RunOptions.defaults().onFailure(FailurePolicy.CONTINUE));

        assertThat(result)
                .isInstanceOfSatisfying(
                        RunResult.Failed.class,
                        failed -> assertThat(failed.step()).isEqualTo("one"));
    }

    @Test
    void isRecordedAsFailed() {
        run((text, context) -> {
            throw new IllegalStateException("broken");
        });

        assertThat(recorder.last().ends)
                .containsExactly("FAILED: step \"middle\" failed: java.lang.IllegalStateException: broken");
        assertThat(recorder.last().tags).containsEntry("step.middle", "FAILED");
    }

    @Test
    void ofAnInterruptedStepIsRecordedAsKilledAndKeepsTheFlag() {
        var result = run((text, context) -> {
            throw new InterruptedException("stop");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(RunResult.Failed.class);
        assertThat(recorder.last().ends).singleElement().asString().startsWith("KILLED: ");
    }

    @Test
    void ofAStepThatSaysInItsOwnWordsThatItWasInterruptedIsRecordedAsKilled() {
        run((text, context) -> {
            throw new MlopsException("stopped", new InterruptedException());
        });

        assertThat(recorder.last().ends).singleElement().asString().startsWith("KILLED: ");
    }

    @Test
    void namesAStepThatReturnsNothing() {
        var result = run((text, context) -> null);

        assertThatThrownBy(result::orElseThrow).hasMessageContaining("step \"middle\" returned null");
    }

    @Test
    void namesTheStepWhoseOutputCouldNotBeKept() {
        Codec<String> fullDisk = new Codec<>() {
            @Override
            public String name() {
                return "full/1";
            }

            @Override
            public ArtifactRef write(String value, ArtifactStore store) {
                throw new StorageException("the disk is full");
            }

            @Override
            public String read(Digest digest, ArtifactStore store) {
                throw new StorageException("the disk is full");
            }
        };
        Step<String, String> step = (text, context) -> text;

        var result = run(step.keptBy(fullDisk).withVersion("2"));

        assertThatThrownBy(result::orElseThrow)
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("step \"middle\"")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void describesAnInputWhoseOwnWordsFail() {
        record Mute(String text) {
            @Override
            public String toString() {
                throw new IllegalStateException("mute");
            }
        }
        Step<String, Mute> mute = (text, context) -> new Mute(text);
        Step<Mute, String> broken = (text, context) -> {
            throw new IllegalStateException("broken");
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("mute", mute)
                .step("broken", broken)
                .build();

        var failed = (RunResult.Failed<String>) runner.run(pipeline, "a");

        assertThat(failed.inputs())
                .singleElement()
                .asString()
                .endsWith("Mute, whose toString fails: java.lang.IllegalStateException: mute");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a raw type lets through is refused when the run starts
    void refusesAnInputOfAnotherTypeBeforeTheRunStarts() {
        Pipeline raw = Pipeline.named("p", String.class).step("before", before).build();

        assertThatThrownBy(() -> runner.run(raw, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pipeline p takes a java.lang.String as \"input\", but was given a java.lang.Integer");
        assertThat(recorder.runs).isEmpty();
    }

    private RunResult<String> run(Step<String, String> middle) {
        return runner.run(
                Pipeline.named("p", String.class)
                        .step("before", before)
                        .step("middle", middle)
                        .step("after", after)
                        .build(),
                "a");
    }
}
