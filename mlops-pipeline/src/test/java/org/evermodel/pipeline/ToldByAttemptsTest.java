package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.artifact.Codecs;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.report.RunStory;
import org.evermodel.port.RunBatch;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** What an attempt of a step tells is the run's when the attempt has succeeded. */
class ToldByAttemptsTest {
    private static final Step<String, List<Integer>> COUNTING =
            (text, context) -> IntStream.range(0, text.length()).boxed().toList();
    private static final Retry TWICE = Retry.upTo(2).pausing(Duration.ZERO, Duration.ZERO);

    private final RememberingRecorder recorder = new RememberingRecorder();
    private final RunStory story = new RunStory();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Runner runner = Runner.builder()
            .storage(Storage.inMemory())
            .recorder(recorder)
            .listener(story)
            .parallelism(1)
            .build();

    /** Settings are told as they are found, which is another value in each attempt. */
    private final Step<String, String> telling = (text, context) -> {
        int attempt = attempts.incrementAndGet();
        context.params(Map.of("rows", Integer.toString(attempt)));
        context.metrics(Map.of("loss", 1.0 / attempt, "of attempt " + attempt, 1.0));
        context.tags(Map.of("attempt " + attempt, "yes"));
        context.input("rows " + attempt, Digest.of(new byte[0]));
        if (attempt == 1) {
            throw new IOException("the source went away");
        }
        return text + "!";
    };

    private final Step<String, String> fragile = (text, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return text;
    };

    private RememberingRecorder.Run whole() {
        return recorder.runs.get(0);
    }

    private void assertThatOnlyTheSecondAttemptCounts() {
        assertThat(whole().params).containsEntry("rows", "2");
        assertThat(whole().points)
                .containsOnlyOnce("loss")
                .contains("of attempt 2")
                .doesNotContain("of attempt 1");
        assertThat(whole().metrics).containsEntry("loss", 0.5);
        assertThat(whole().tags).containsKey("attempt 2").doesNotContainKey("attempt 1");
        assertThat(whole().inputs).containsKey("rows 2").doesNotContainKey("rows 1");
    }

    @Test
    void aParamThatARetryFindsOtherwiseIsNoConflict() {
        var pipeline = Pipeline.named("p", String.class)
                .step("train", telling.retrying(TWICE))
                .build();

        assertThat(runner.run(pipeline, "a").orElseThrow()).isEqualTo("a!");

        assertThatOnlyTheSecondAttemptCounts();
        assertThat(story.metrics()).containsOnlyKeys("train");
        assertThat(story.metrics().get("train")).containsKey("of attempt 2").doesNotContainKey("of attempt 1");
    }

    @Test
    void whatAFailedAttemptToldIsFoundUnderItsName() {
        runner.run(
                Pipeline.named("p", String.class)
                        .step("train", telling.retrying(TWICE))
                        .build(),
                "a");

        assertThat(recorder.named("train, attempt 1")).singleElement().satisfies(vain -> {
            assertThat(vain.params).containsEntry("rows", "1");
            assertThat(vain.metrics).containsEntry("loss", 1.0);
            assertThat(vain.ends).containsExactly("FAILED: java.io.IOException: the source went away");
        });
    }

    @Test
    void aRunThatIsResumedHasOnlyWhatSucceeded() {
        var pipeline = Pipeline.named("p", String.class).step("train", telling).build();
        var failed = runner.run(pipeline, "a");
        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        assertThat(whole().params).doesNotContainKey("rows");
        assertThat(story.metrics()).isEmpty();

        RunId run = failed.report().run().orElseThrow();
        assertThat(runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a!");

        assertThatOnlyTheSecondAttemptCounts();
    }

    @Test
    void aRunThatIsResumedToldTheValuesOfStepsThatHadEndedOnce() {
        Step<String, String> measuring = (text, context) -> {
            context.metrics(Map.of("loss", 0.5));
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("train", measuring.keptBy(new TextCodec()))
                .step("fragile", fragile)
                .build();
        RunId run = runner.run(pipeline, "a").report().run().orElseThrow();
        broken.set(false);

        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(whole().points).containsOnlyOnce("loss");
        assertThat(story.metrics()).containsEntry("train", Map.of("loss", 0.5));
    }

    @Test
    void anAttemptThatWasCancelledIsKilled() {
        Cancellation cancellation = new Cancellation();
        Step<String, String> endless = (text, context) -> {
            context.metrics(Map.of("loss", 0.9));
            cancellation.cancel("enough");
            context.checkCancelled();
            return text;
        };

        runner.run(
                Pipeline.named("p", String.class).step("train", endless).build(),
                "a",
                RunOptions.defaults().withCancellation(cancellation));

        assertThat(whole().metrics).doesNotContainKey("loss");
        assertThat(recorder.named("train, attempt 1"))
                .singleElement()
                .satisfies(
                        vain -> assertThat(vain.ends).singleElement().asString().startsWith("KILLED: "));
    }

    @Test
    void aFailedAttemptOfAStepWithinAStepTellsNothing() {
        var inner = Pipeline.named("inner", String.class)
                .step("train", telling.retrying(TWICE))
                .build();
        Step<String, String> outer = (text, context) -> inner.run(text, context);

        runner.run(Pipeline.named("p", String.class).step("outer", outer).build(), "a")
                .orElseThrow();

        assertThatOnlyTheSecondAttemptCounts();
    }

    @Test
    void aParamThatIsToldTwiceOtherwiseIsRefusedAtOnce() {
        Step<String, String> undecided = (text, context) -> {
            context.params(Map.of("depth", "6"));
            context.params(Map.of("depth", "6"));
            context.params(Map.of("depth", "7"));
            return text;
        };

        var failed = (RunResult.Failed<String>) runner.run(
                Pipeline.named("p", String.class).step("train", undecided).build(), "a");

        assertThat(failed.cause())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("param \"depth\" is \"6\" already, and cannot be told as \"7\"");
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWhereItIsTold() {
        Step<String, String> longWinded = (text, context) -> {
            context.tags(Map.of("why", "x".repeat(RunBatch.LONGEST_TAG + 1)));
            throw new AssertionError("it was not refused");
        };

        var failed = (RunResult.Failed<String>) runner.run(
                Pipeline.named("p", String.class).step("train", longWinded).build(), "a");

        assertThat(failed.cause()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("why");
    }

    @Test
    void muchIsToldInFewBatches() {
        Step<String, String> talkative = (text, context) -> {
            for (int epoch = 0; epoch < RunBatch.MOST_ENTRIES; epoch++) {
                context.metrics(Map.of("loss", 1.0), epoch);
            }
            context.params(new TreeMap<>(Map.of("depth", "6")));
            return text;
        };
        int before = 1;

        runner.run(Pipeline.named("p", String.class).step("train", talkative).build(), "a")
                .orElseThrow();

        List<RunBatch> told = whole().batches.stream()
                .filter(batch -> batch.params().containsKey("depth")
                        || batch.metrics().stream()
                                .anyMatch(point -> point.name().equals("loss")))
                .toList();
        assertThat(told).extracting(batch -> batch.metrics().size()).containsExactly(RunBatch.MOST_ENTRIES - before, 1);
        assertThat(told.get(1).metrics().get(0).step()).isEqualTo(RunBatch.MOST_ENTRIES - 1L);
    }

    @Test
    void aPartOfARunNamesItsElementAndTheRunTheList() {
        Step<Integer, Integer> measuring = (number, context) -> {
            context.metrics(Map.of("size", (double) number));
            return number;
        };
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        var pipeline = graph.build(in, graph.forEach("each", graph.step("count", in, COUNTING), 1, measuring));

        runner.run(pipeline, "abc").orElseThrow();

        assertThat(whole().inputs)
                .containsEntry(
                        "each", Content.of(List.of(0, 1, 2)).orElseThrow().digest());
        assertThat(recorder.named("each[2]")).singleElement().satisfies(part -> {
            assertThat(part.inputs.values())
                    .containsExactly(Content.of(2).orElseThrow().digest());
            assertThat(part.metrics).containsEntry("size", 2.0);
        });
    }

    @Test
    void aPartThatWasOverWhenItsRunWasCutOffIsNotBegunAgain() {
        Step<Integer, Integer> measuring = (number, context) -> {
            context.params(Map.of("size", number.toString()));
            return number;
        };
        Step<List<Integer>, Integer> adding = (numbers, context) -> {
            fragile.run("", context);
            return numbers.size();
        };
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Output<List<Integer>> each = graph.forEach(
                "each", graph.step("count", in, COUNTING), 1, measuring.keptBy(Codecs.json(Integer.class)));
        var pipeline = graph.build(in, graph.step("add", each, adding));
        RunId run = runner.run(pipeline, "abc").report().run().orElseThrow();
        broken.set(false);

        runner.resume(pipeline, run, "abc", Resume.unchanged()).orElseThrow();

        assertThat(recorder.named("each[2]")).hasSize(1);
    }
}
