package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.Verdict;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** What a step made is handed on in memory, and written while the next one works. */
class SpilledOutputsTest {
    private static final int LONGEST_SECONDS = 20;

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Faults faults = new Faults();
    private final Storage kept = Storage.inMemory();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();

    private Runner.Builder runner() {
        return Runner.builder()
                .storage(faults.in(kept))
                .clock(clock)
                .timer(TestTimer.patient(clock))
                .parallelism(2);
    }

    /** Keeps texts as files, when it may. */
    private static final class Late implements Codec<String> {
        private final CountDownLatch may;

        Late(CountDownLatch may) {
            this.may = may;
        }

        @Override
        public String name() {
            return "late/1";
        }

        @Override
        public ArtifactRef write(String value, ArtifactStore store) {
            requireInTime(may);
            return new TextCodec().write(value, store);
        }

        @Override
        public String read(Digest digest, ArtifactStore store) {
            return new TextCodec().read(digest, store);
        }
    }

    private static void requireInTime(CountDownLatch latch) {
        try {
            if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Step<String, String> noting(String what) {
        Step<String, String> step = (text, context) -> {
            order.add(what);
            return text + what;
        };
        return step.withParameters(Map.of("what", what));
    }

    @Test
    void theNextStepWorksWhileTheOutputIsBeingWrittenAndIsEnteredAfterIt() {
        CountDownLatch works = new CountDownLatch(1);
        Step<String, String> next = (text, context) -> {
            assertThat(entered()).isEmpty();
            works.countDown();
            return text + "b";
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("first", noting("a").keptBy(new Late(works)))
                .step("next", next.keptBy(new TextCodec()).withParameters(Map.of("what", "b")))
                .build();

        var result = runner().build().run(pipeline, "x");

        assertThat(result.orElseThrow()).isEqualTo("xab");
        assertThat(entered()).containsExactlyInAnyOrder("first", "next");
        assertThat(runner().build().run(pipeline, "x").report().cachedSteps()).isEqualTo(2);
    }

    @Test
    void aGateIsEnteredAfterWhatItJudged() {
        CountDownLatch judged = new CountDownLatch(1);
        Gate<String> gate = (text, context) -> {
            judged.countDown();
            return new Verdict.Accepted("good");
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("first", noting("a").keptBy(new Late(judged)))
                .gate("gate", gate)
                .build();
        // The run's own entry, then the output's file and entry, then the gate's, then the end.
        faults.dieAt(4, Faults.Moment.BEFORE);

        var result = runner().build().run(pipeline, "x");

        assertThat(result).isInstanceOf(RunResult.Failed.class);
        assertThat(entered()).containsExactly("first");
    }

    @Test
    void aRunWaitsForNoThread() {
        List<Runnable> never = new ArrayList<>();
        Executor busy = never::add;
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("first", new Widened("copy", made))
                .step("count", new Counted(used))
                .build();

        var result = runner().executor(busy).build().run(pipeline, People.aged(30));

        assertThat(result.orElseThrow()).isEqualTo("3 columns");
        assertThat(never).isNotEmpty();
        assertThat(entered()).containsExactlyInAnyOrder("first", "count");
        never.forEach(Runnable::run);
        assertThat(entered()).hasSize(2);
    }

    @Test
    void nothingIsWrittenBehindWhereTheRunHasOneThread() {
        List<Runnable> never = new ArrayList<>();
        Step<String, String> next = (text, context) -> {
            assertThat(entered()).containsExactly("first");
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("first", noting("a").keptBy(new Late(new CountDownLatch(0))))
                .step("next", next)
                .build();

        var result = runner().parallelism(1).executor(never::add).build().run(pipeline, "x");

        assertThat(result.orElseThrow()).isEqualTo("xa");
        assertThat(never).isEmpty();
    }

    @Test
    void noMoreIsOnItsWayThanTheRunHasThreads() {
        List<Runnable> queue = new ArrayList<>();
        Chain<String, String> chain = Pipeline.named("p", String.class);
        for (String name : List.of("a", "b", "c", "d")) {
            Step<String, String> step = noting(name).neverCached();
            chain = chain.step(name, step.keptBy(new Late(new CountDownLatch(0))));
        }

        runner().parallelism(3)
                .executor(queue::add)
                .build()
                .run(chain.build(), "x")
                .orElseThrow();

        assertThat(queue).hasSize(2);
        assertThat(entered()).hasSize(4);
    }

    @Test
    void anOutputThatCannotBeWrittenFailsTheRunByTheStepThatMadeIt() {
        CountDownLatch works = new CountDownLatch(1);
        Step<String, String> next = (text, context) -> {
            used.incrementAndGet();
            works.countDown();
            return text + "b";
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("first", noting("a").keptBy(new Full(works)))
                .step("next", next)
                .build();

        var result = runner().build().run(pipeline, "x");

        assertThat(result).isInstanceOfSatisfying(RunResult.Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo("first");
            assertThat(failed.cause())
                    .hasMessage("what step \"first\" made could not be kept: "
                            + "org.evermodel.StorageException: no space left on device");
        });
        assertThat(used).hasValue(1);
        assertThat(result.report().step("first").status()).isEqualTo(StepStatus.FAILED);
        assertThat(entered()).isEmpty();
    }

    @Test
    void theSameWhereNothingFollowsThatHadToBeEntered() {
        var pipeline = Pipeline.named("p", String.class)
                .step("last", noting("a").keptBy(new Full(new CountDownLatch(0))))
                .build();

        var result = runner().build().run(pipeline, "x");

        assertThat(result).isInstanceOf(RunResult.Failed.class);
        assertThat(result.report().step("last").status()).isEqualTo(StepStatus.FAILED);
    }

    @Test
    void aRunThatIsCancelledIsCancelledWhateverBecomesOfItsOutputs() {
        Cancellation cancellation = new Cancellation();
        Step<String, String> next = (text, context) -> {
            cancellation.cancel("no longer wanted");
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("first", noting("a").keptBy(new Full(new CountDownLatch(0))))
                .step("next", next)
                .step("last", noting("b"))
                .build();
        List<Runnable> never = new ArrayList<>();

        var result = runner().executor(never::add)
                .build()
                .run(pipeline, "x", RunOptions.defaults().withCancellation(cancellation));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(entered()).isEmpty();
    }

    @Test
    void anOutputThatCannotBeWrittenFailsOnlyWhatCameFromItWhateverTheThreads() {
        var one = continued(1, Runnable::run);
        var several = continued(8, never -> {});
        var threads = continued(8, command -> new Thread(command).start());

        assertThat(one)
                .containsExactly(
                        "a FAILED",
                        "longer SKIPPED",
                        "gate SKIPPED",
                        "b SUCCEEDED",
                        "c SUCCEEDED",
                        "both SKIPPED",
                        "each[0]/full FAILED",
                        "each[0]/then SKIPPED",
                        "each FAILED",
                        "end SKIPPED");
        assertThat(several).isEqualTo(one);
        assertThat(threads).isEqualTo(one);
    }

    private List<String> continued(int parallelism, Executor executor) {
        Codec<String> full = new Full(new CountDownLatch(0));
        Step<String, String> longer = (text, context) -> text + "!";
        Gate<String> gate = (text, context) -> new Verdict.Accepted("good");
        Step<String, List<String>> parts = (text, context) -> List.of(text);
        Graph graph = Graph.named("p");
        var in = graph.input("text", String.class);
        var a = graph.gate(
                "gate", graph.step("longer", graph.step("a", in, noting("a").keptBy(full)), longer), gate);
        var b = graph.step("b", in, noting("b").keptBy(new TextCodec()).neverCached());
        var c = graph.step("c", b, noting("c").keptBy(new TextCodec()).neverCached());
        var both = graph.<String, String, String>join("both", a, c, String::concat);
        var body = Pipeline.named("body", String.class)
                .step("full", noting("d").keptBy(full))
                .step("then", longer)
                .build();
        var each = graph.forEach("each", graph.step("parts", c, parts), 1, body);
        var end = graph.<String, List<String>, String>join("end", both, each, (left, right) -> left + right);
        var result = runner().parallelism(parallelism)
                .executor(executor)
                .build()
                .run(graph.build(in, end), "x", RunOptions.defaults().onFailure(FailurePolicy.CONTINUE));

        assertThat(result)
                .isInstanceOfSatisfying(
                        RunResult.Failed.class,
                        failed -> assertThat(failed.step()).isEqualTo("a"));
        assertThat(result.report().gates()).isEmpty();
        return result.report().steps().stream()
                .filter(step -> !step.id().equals("parts"))
                .map(step -> step.id() + " " + step.status())
                .toList();
    }

    @Test
    void anErrorWhileAnOutputIsWrittenEndsTheRunsRecordAndItsJournal() {
        var recorder = new RememberingRecorder();
        var pipeline = Pipeline.named("p", String.class)
                .step("last", noting("a").keptBy(new TooLarge()))
                .build();
        Runner runner = runner().recorder(recorder).executor(never -> {}).build();

        assertThatThrownBy(() -> runner.run(pipeline, "x")).isInstanceOf(OutOfMemoryError.class);

        assertThat(recorder.last().ends).singleElement().asString().startsWith("FAILED: the run broke down");
        assertThat(runner.unfinished())
                .singleElement()
                .extracting(UnfinishedRun::status)
                .isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aRunKilledAtAnyWriteEndsAsOneThatWasNot() {
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("first", new Widened("copy", made))
                .step("second", new Widened("other", made))
                .step("count", new Counted(used))
                .build();
        runner().build().run(pipeline, People.aged(30)).orElseThrow();
        int writes = faults.writes();

        for (int write = 2; write <= writes; write++) {
            RunId run = killed(pipeline, write);
            List<String> before = entered(run);
            made.set(0);

            var resumed = runner().build().resume(pipeline, run, People.aged(30), Resume.unchanged());

            assertThat(resumed.orElseThrow()).isEqualTo("4 columns");
            long again = List.of("first", "second").stream()
                    .filter(each -> !before.contains(each))
                    .count();
            assertThat(made)
                    .as("killed at write %s, with %s entered", write, before)
                    .hasValue((int) again);
        }
    }

    /** A run whose process died at a write, long enough ago that it can be gone on with. */
    private RunId killed(Pipeline<Dataset, String> pipeline, int write) {
        List<RunId> begun = new ArrayList<>();
        Runner doomed = runner().listener(event -> {
                    if (event instanceof RunEvent.RunStarted started) {
                        begun.add(started.run().orElseThrow());
                    }
                })
                .build();
        faults.dieAt(write, Faults.Moment.BEFORE);
        doomed.run(pipeline, People.aged(30));
        faults.heal();
        clock.pass(Duration.ofHours(1));
        return begun.get(0);
    }

    private List<String> entered(RunId run) {
        return kept.metadata().scan("pipeline-step-run", run + "/", "", 100).stream()
                .map(MetadataStore.Entry::key)
                .map(key -> key.id().substring(run.value().length() + 1))
                .toList();
    }

    /** What is entered of any run. */
    private List<String> entered() {
        return kept.metadata().scan("pipeline-step-run", "", "", 100).stream()
                .map(entry -> entry.key().id())
                .map(id -> id.substring(id.indexOf('/') + 1))
                .collect(Collectors.toList());
    }

    private record Widened(String column, AtomicInteger ran) implements Step<Dataset, Dataset> {
        @Override
        public Dataset run(Dataset table, StepContext context) {
            ran.incrementAndGet();
            return table.with(column, table.column("age"));
        }
    }

    private record Counted(AtomicInteger ran) implements Step<Dataset, String> {
        @Override
        public String run(Dataset table, StepContext context) {
            ran.incrementAndGet();
            return table.schema().names().size() + " columns";
        }
    }

    /** Writes more than there is memory for. */
    private record TooLarge() implements Codec<String> {
        @Override
        public String name() {
            return "large/1";
        }

        @Override
        public ArtifactRef write(String value, ArtifactStore store) {
            throw new OutOfMemoryError("the machine is too small");
        }

        @Override
        public String read(Digest digest, ArtifactStore store) {
            return new TextCodec().read(digest, store);
        }
    }

    /** A disk that turns out to be full. */
    private record Full(CountDownLatch when) implements Codec<String> {
        @Override
        public String name() {
            return "full/1";
        }

        @Override
        public ArtifactRef write(String value, ArtifactStore store) {
            requireInTime(when);
            throw new StorageException("no space left on device");
        }

        @Override
        public String read(Digest digest, ArtifactStore store) {
            return new TextCodec().read(digest, store);
        }
    }
}
