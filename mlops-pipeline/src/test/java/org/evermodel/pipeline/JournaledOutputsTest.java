package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.artifact.Codecs;
import org.evermodel.pipeline.opened.Count;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a step makes is in its run's journal where the step's class tells what that is. */
class JournaledOutputsTest {
    private final Faults faults = new Faults();
    private final Storage kept = Storage.inMemory();
    private final Storage storage = faults.in(kept);
    private final Runner runner =
            Runner.builder().storage(storage).parallelism(1).build();
    private final AtomicInteger ran = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Step<Object, String> fragile = (value, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return value + "!";
    };

    @BeforeAll
    static void open() {
        Count.open();
    }

    /** Neither keeps its output nor tells what it holds. */
    record Counting(AtomicInteger ran, double share) implements Step<String, Count> {
        @Override
        public Count run(String text, StepContext context) {
            ran.incrementAndGet();
            return new Count(text.length(), share);
        }
    }

    private Pipeline<String, String> pipeline(Step<String, ?> first) {
        return Pipeline.named("p", String.class)
                .step("first", first)
                .step("fragile", fragile)
                .build();
    }

    @Test
    void aResumedRunDoesNotRunAFinishedStepAgainThoughItKeepsNothing() {
        var pipeline = pipeline(new Counting(ran, 0.5));
        var run = runner.run(pipeline, "abc").report().run().orElseThrow();
        broken.set(false);

        var resumed = runner.resume(pipeline, run, "abc", Resume.unchanged());

        assertThat(resumed.orElseThrow()).isEqualTo("Count[letters=3, share=0.5]!");
        assertThat(ran).hasValue(1);
    }

    @Test
    void anotherRunRunsItAgain() {
        var pipeline = pipeline(new Counting(ran, 0.5));
        runner.run(pipeline, "abc");

        var again = runner.run(pipeline, "abc");

        assertThat(ran).hasValue(2);
        assertThat(again.report().step("first").reasons()).containsExactly("not kept: it has no codec");
    }

    @Test
    void aLambdaDoesNotTellWhatItMakesAndRunsAgain() {
        Step<String, Count> lambda = (text, context) -> new Counting(ran, 1).run(text, context);
        var pipeline = pipeline(lambda);
        var run = runner.run(pipeline, "abc").report().run().orElseThrow();
        broken.set(false);

        runner.resume(pipeline, run, "abc", Resume.unchanged()).orElseThrow();

        assertThat(ran).hasValue(2);
    }

    @Test
    void anOutputThatCannotBeWrittenFailsNoStepThatDidNotAskForIt() {
        broken.set(false);

        var result = runner.run(pipeline(new Counting(ran, Double.NaN)), "abc");

        assertThat(result.orElseThrow()).isEqualTo("Count[letters=3, share=NaN]!");
        assertThat(runner.explain(result.report().run().orElseThrow(), "first").because())
                .endsWith("a resumed run makes it again: /share is NaN, and JSON has finite numbers only");
    }

    @Test
    void anOutputThatCannotBeWrittenFailsTheStepThatAskedForIt() {
        var asking = new Counting(ran, Double.NaN).keptBy(Codecs.json(Count.class));

        var result = runner.run(pipeline(asking), "abc");

        assertThat(result).isInstanceOfSatisfying(RunResult.Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo("first");
            assertThat(failed.cause()).hasMessageContaining("/share is NaN");
        });
    }

    @Test
    void aSmallOutputIsOneCommitAndNoFile() {
        broken.set(false);
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", Mark.with("!").keptBy(Codecs.text()))
                .build();

        runner.run(pipeline, "a").orElseThrow();

        int beginAndEnd = 2;
        assertThat(faults.writes()).isEqualTo(beginAndEnd + 1);
        assertThat(artifacts()).isZero();
        assertThat(runner.run(pipeline, "a").report().cachedSteps()).isEqualTo(1);
    }

    @Test
    void aLargeOutputIsAnArtifact() {
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", Mark.with("!".repeat(8 * 1024)).keptBy(Codecs.text()))
                .build();

        runner.run(pipeline, "a").orElseThrow();

        assertThat(artifacts()).isEqualTo(1);
        assertThat(runner.run(pipeline, "a").report().cachedSteps()).isEqualTo(1);
    }

    @Test
    void aSmallOutputWhoseRecordWasTamperedWithIsMadeAnew() {
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", Mark.with("!").keptBy(Codecs.text()))
                .build();
        runner.run(pipeline, "a").orElseThrow();
        MetadataStore.Entry entry =
                kept.metadata().scan("pipeline-output", "", "", 1).get(0);
        String inline =
                java.util.Base64.getEncoder().encodeToString("a!".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(entry.json()).contains(inline);
        kept.metadata()
                .commit(java.util.List.of(new MetadataStore.Put(
                        entry.key(), entry.revision(), entry.json().replace(inline, "YiE="))));

        var again = runner.run(pipeline, "a");

        assertThat(again.orElseThrow()).isEqualTo("a!");
        assertThat(again.report().step("mark").reasons())
                .singleElement()
                .asString()
                .startsWith("its kept output cannot be read back: artifact ")
                .endsWith(" is damaged: its bytes in the record are others");
    }

    private long artifacts() {
        try (var all = kept.artifacts().list()) {
            return all.count();
        }
    }
}
