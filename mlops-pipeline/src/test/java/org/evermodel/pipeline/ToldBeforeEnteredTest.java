package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.artifact.Codec;
import org.evermodel.port.Along;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** What a step tells reaches the record, though that be away for a moment, and is no reason to work again. */
class ToldBeforeEnteredTest {
    private static final Retry THRICE = Retry.upTo(3).pausing(Duration.ZERO, Duration.ZERO);

    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Storage storage = Storage.inMemory();
    private final AtomicInteger worked = new AtomicInteger();
    private final Runner runner =
            Runner.builder().storage(storage).recorder(recorder).parallelism(1).build();

    record Measure() implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            context.params(Map.of("depth", "6"));
            context.metrics(Map.of("loss", 0.5));
            return text + "!";
        }

        @Override
        public Optional<Codec<String>> codec() {
            return Optional.of(new TextCodec());
        }
    }

    /** Makes a change that its entry goes along with, and tells before it and after it. */
    private final Step<String, String> changing = (text, context) -> {
        worked.incrementAndGet();
        context.metrics(Map.of("before", 1.0));
        Along<String> along = context.along();
        storage.metadata().commit(along.writes(text));
        along.written();
        context.tags(Map.of("after", "yes"));
        return text;
    };

    private static Pipeline<String, String> each(Step<String, String> step) {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Output<List<String>> letters = graph.step("letters", in, (text, context) -> List.of(text.split("")));
        return graph.build(
                in,
                graph.step(
                        "put together",
                        graph.forEach("each", letters, 1, step),
                        (parts, context) -> String.join("", parts)));
    }

    private static RunId failed(RunResult<?> result) {
        assertThat(result).isInstanceOf(RunResult.Failed.class);
        return result.report().run().orElseThrow();
    }

    private void assertThatItGoesOnAndHasAll(Pipeline<String, String> pipeline, RunId run, String place) {
        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        List<RememberingRecorder.Run> those = place.contains("[")
                ? recorder.named(place.substring(0, place.indexOf(']') + 1))
                : recorder.runs.stream().filter(each -> each.id.equals(run)).toList();
        assertThat(those).anySatisfy(each -> {
            assertThat(each.points).containsOnlyOnce("loss");
            assertThat(each.params).containsEntry("depth", "6");
            assertThat(each.outputs).containsKey(place);
        });
    }

    @Test
    void ofAnOutputThatIsUsedForSomeTimeOnly() {
        var pipeline = Pipeline.named("p", String.class)
                .step("train", new Measure().cachedFor(Duration.ofHours(6)))
                .build();
        runner.run(pipeline, "a").orElseThrow();
        recorder.goAwayOnceAt("loss");

        RunId run = failed(runner.run(pipeline, "a"));

        assertThatItGoesOnAndHasAll(pipeline, run, "train");
    }

    @Test
    void ofAnOutputThatIsUsedWhereItCouldNotBeLinked() {
        var pipeline = Pipeline.named("p", String.class)
                .step("train", new Measure().cachedFor(Duration.ofHours(6)))
                .build();
        runner.run(pipeline, "a").orElseThrow();
        recorder.goAwayOnceAt("train");

        RunId run = failed(runner.run(pipeline, "a"));
        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(recorder.last().outputs).containsKey("train");
    }

    @Test
    void inTheElementOfAList() {
        var pipeline = each(new Measure().cachedFor(Duration.ofHours(6)));
        runner.run(pipeline, "a").orElseThrow();
        recorder.runs.clear();
        recorder.goAwayOnceAt("loss");

        RunId run = failed(runner.run(pipeline, "a"));

        assertThatItGoesOnAndHasAll(pipeline, run, "each[0]/step");
    }

    @Test
    void ofWhatIsMadeThoughItsOutputCouldNotBeLinked() {
        var pipeline =
                Pipeline.named("p", String.class).step("train", new Measure()).build();
        recorder.goAwayOnceAt("train");

        RunId run = failed(runner.run(pipeline, "a"));
        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(recorder.last().outputs).containsKey("train");
    }

    @Test
    void ofWhatIsMadeOfAnElementThoughItsOutputCouldNotBeLinked() {
        var pipeline = each(new Measure());
        recorder.goAwayOnceAt("each[0]/step");

        RunId run = failed(runner.run(pipeline, "a"));
        recorder.runs.removeIf(each -> each.name.equals("each[0]"));

        assertThatItGoesOnAndHasAll(pipeline, run, "each[0]/step");
    }

    @Test
    void ofAChangeThatItsEntryWentAlongWith() {
        var pipeline = Pipeline.named("p", String.class)
                .step("change", changing.keptBy(new TextCodec()))
                .build();
        recorder.goAwayOnceAt("before");

        RunId run = failed(runner.run(pipeline, "a"));
        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(worked).hasValue(1);
        assertThat(recorder.runs.get(0).points).containsOnlyOnce("before");
    }

    @Test
    void isInTheEntryThatWentAlongWhenTheStepHasEnded() {
        Step<String, String> broken = (text, context) -> {
            throw new IOException("broken");
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("change", changing.keptBy(new TextCodec()))
                .step("broken", broken)
                .build();
        RunId run = failed(runner.run(pipeline, "a"));
        recorder.runs.get(0).tags.clear();

        failed(runner.resume(pipeline, run, "a", Resume.unchanged()));

        assertThat(worked).hasValue(1);
        assertThat(recorder.runs.get(0).tags).containsEntry("after", "yes");
        assertThat(recorder.runs.get(0).points).containsOnlyOnce("before");
    }

    @Test
    void theRecordersTroubleIsNoFailureToBeTriedAgain() {
        Step<String, String> reading = (text, context) -> {
            worked.incrementAndGet();
            context.metrics(Map.of("loss", 0.5));
            context.input("rows", Digest.of(new byte[0]));
            return text;
        };
        recorder.goAwayOnceAt("rows");

        var failed = (RunResult.Failed<String>) runner.run(
                Pipeline.named("p", String.class)
                        .step("train", reading.retrying(THRICE))
                        .build(),
                "a");

        assertThat(failed.cause()).isInstanceOf(StorageException.class);
        assertThat(worked).hasValue(1);
        assertThat(recorder.runs.get(0).points).containsOnlyOnce("loss");
    }

    @Test
    void whatTheRecordRefusesIsFoundUnderTheAttempt() {
        Step<String, String> shallow = (text, context) -> {
            context.params(Map.of("depth", "5"));
            return text;
        };
        Step<String, String> deep = (text, context) -> {
            worked.incrementAndGet();
            context.params(Map.of("depth", "7"));
            context.metrics(Map.of("loss", 0.5));
            return text;
        };

        failed(runner.run(
                Pipeline.named("p", String.class)
                        .step("shallow", shallow)
                        .step("deep", deep.retrying(THRICE))
                        .build(),
                "a"));

        assertThat(worked).hasValue(1);
        assertThat(recorder.named("deep, attempt 1"))
                .singleElement()
                .satisfies(vain -> assertThat(vain.points).containsExactly("loss"));
    }

    @Test
    void theLossesOfATrainingThatRanOutOfMemoryAreFoundUnderTheAttempt() {
        OutOfMemoryError full = new OutOfMemoryError("full");
        Step<String, String> greedy = (text, context) -> {
            context.metrics(Map.of("loss", 0.5));
            throw full;
        };
        var pipeline = Pipeline.named("p", String.class).step("train", greedy).build();

        assertThatThrownBy(() -> runner.run(pipeline, "a")).isSameAs(full);

        assertThat(recorder.named("train, attempt 1")).singleElement().satisfies(vain -> {
            assertThat(vain.points).containsExactly("loss");
            assertThat(vain.ends).containsExactly("FAILED: java.lang.OutOfMemoryError: full");
        });
    }

    @Test
    void aPartThatCouldNotNameItsElementNamesItWhenItIsNextTold() {
        PartRecording part = new PartRecording(
                recorder.start(new ExperimentName("e"), "whole"),
                "each[0]",
                begun -> begun.input("text", Digest.of(new byte[0])));
        recorder.goAwayOnceAt("text");
        assertThatThrownBy(() -> part.tags(Map.of("a", "1"))).isInstanceOf(StorageException.class);

        part.tags(Map.of("a", "1"));

        assertThat(recorder.named("each[0]"))
                .singleElement()
                .satisfies(run -> assertThat(run.inputs).containsKey("text"));
    }
}
