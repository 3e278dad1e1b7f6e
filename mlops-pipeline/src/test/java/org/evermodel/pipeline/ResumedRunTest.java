package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.evermodel.ConflictException;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

/** A run that was interrupted goes on as itself. */
class ResumedRunTest {
    private enum Way {
        LEFT,
        RIGHT
    }

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final TestTimer timer = TestTimer.patient(clock);
    private final Storage storage = Storage.inMemory();
    private final AtomicInteger rolled = new AtomicInteger();
    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Mark last = Mark.with("!");

    /** Makes something else each time, and has no key. */
    private final Step<String, String> dice = (text, context) -> text + rolled.incrementAndGet();

    private final Gate<String> gate = (text, context) -> {
        judged.incrementAndGet();
        return new Verdict.Accepted("always");
    };
    private final Step<String, String> fragile = (text, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return text + "f";
    };

    private Runner runner() {
        return Runner.builder()
                .storage(storage)
                .clock(clock)
                .timer(timer)
                .hearts(Runnable::run)
                .parallelism(1)
                .build();
    }

    private Pipeline<String, String> pipeline(Mark end) {
        return Pipeline.named("p", String.class)
                .step("dice", dice.keptBy(new TextCodec()))
                .gate("gate", gate)
                .step("fragile", fragile)
                .step("end", end)
                .build();
    }

    private RunId failedRun() {
        var failed = runner().run(pipeline(last), "a");
        assertThat(failed).isInstanceOf(RunResult.Failed.class);
        return failed.report().run().orElseThrow();
    }

    @Test
    void doesNotDoAgainWhatItHasDoneEvenWithoutAKey() {
        RunId run = failedRun();
        broken.set(false);

        var resumed = runner().resume(pipeline(last), run, "a", Resume.unchanged());

        assertThat(resumed.orElseThrow()).isEqualTo("a1f!");
        assertThat(rolled).hasValue(1);
        assertThat(judged).hasValue(1);
        assertThat(resumed.report().run()).contains(run);
        assertThat(resumed.report().step("dice").status()).isEqualTo(StepStatus.CACHED);
        assertThat(resumed.report().step("dice").reasons()).containsExactly("made in this run at 2026-01-15T10:30:00Z");
    }

    @Test
    void anotherRunOfThePipelineHasNoPartInIt() {
        failedRun();
        broken.set(false);

        assertThat(runner().run(pipeline(last), "a").orElseThrow()).isEqualTo("a2f!");
    }

    @Test
    void isListedUntilItIsOver() {
        RunId run = failedRun();

        assertThat(runner().unfinished()).singleElement().satisfies(unfinished -> {
            assertThat(unfinished.run()).isEqualTo(run);
            assertThat(unfinished.status()).isEqualTo(RunStatus.FAILED);
            assertThat(unfinished.reason()).contains("step \"fragile\" failed");
        });
        broken.set(false);
        runner().resume(pipeline(last), run, "a", Resume.unchanged());
        assertThat(runner().unfinished()).isEmpty();
        assertThatThrownBy(() -> runner().resume(pipeline(last), run, "a", Resume.unchanged()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is over and cannot go on: SUCCEEDED");
    }

    @Test
    void isNotTakenFromAProcessThatLives() {
        AtomicReference<RunId> run = new AtomicReference<>();
        Step<String, String> meddling = (text, context) -> {
            run.set(context.run().orElseThrow());
            timer.pass(Duration.ofMinutes(5));
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("meddling", meddling)
                .step("check", (text, context) -> {
                    assertThat(runner().unfinished()).isEmpty();
                    assertThatThrownBy(() -> runner().resume(pipeline(last), run.get(), "a", Resume.unchanged()))
                            .isInstanceOf(ConflictException.class)
                            .hasMessageContaining("is at work in another process until");
                    return text;
                })
                .build();

        runner().run(pipeline, "a").orElseThrow();
    }

    @Test
    void ofAProcessThatDiedIsTakenOverOnceItsLeaseHasRunOut() {
        Faults faults = new Faults();
        AtomicReference<RunId> run = new AtomicReference<>();
        Step<String, String> dies = (text, context) -> {
            if (broken.get()) {
                run.set(context.run().orElseThrow());
                faults.dieAt(1, Faults.Moment.BEFORE);
            }
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice.keptBy(new TextCodec()))
                .step("dies", dies)
                .build();
        Runner doomed = Runner.builder()
                .storage(faults.in(storage))
                .clock(clock)
                .timer(TestTimer.patient(clock))
                .parallelism(1)
                .build();
        doomed.run(pipeline, "a");
        broken.set(false);

        assertThat(runner().unfinished()).isEmpty();
        clock.pass(Duration.ofMinutes(2));

        assertThat(runner().unfinished())
                .singleElement()
                .satisfies(unfinished -> assertThat(unfinished.reason()).isEqualTo("its process is gone"));
        assertThat(runner().resume(pipeline, run.get(), "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a1");
    }

    @Test
    void aFormerOwnerCanWriteNoMore() {
        Mark after = Mark.with("x");
        AtomicReference<RunResult<String>> stolen = new AtomicReference<>();
        AtomicBoolean stealing = new AtomicBoolean();
        AtomicReference<Pipeline<String, String>> self = new AtomicReference<>();
        TestTimer deaf = TestTimer.patient(TestClock.at(Instant.EPOCH));
        var pipeline = Pipeline.named("p", String.class)
                .step("first", Mark.with("1"))
                .step("sleeps", (String text, StepContext context) -> {
                    if (!stealing.get()) {
                        clock.pass(Duration.ofMinutes(2));
                        stealing.set(true);
                        stolen.set(runner().resume(self.get(), context.run().orElseThrow(), "a", Resume.unchanged()));
                    }
                    return text;
                })
                .step("after", after)
                .build();
        self.set(pipeline);

        var former = Runner.builder()
                .storage(storage)
                .clock(clock)
                .timer(deaf)
                .parallelism(1)
                .build()
                .run(pipeline, "a");

        assertThat(stolen.get().orElseThrow()).isEqualTo("a1x");
        assertThat(former).isInstanceOf(RunResult.Cancelled.class);
        assertThat(((RunResult.Cancelled<String>) former).reason()).isEqualTo("another process goes on with it");
        assertThat(runner().unfinished()).isEmpty();
    }

    @Test
    void ofAChangedPipelineIsRefusedAndSaysWhatChanged() {
        RunId run = failedRun();

        assertThatThrownBy(() -> runner().resume(pipeline(Mark.with("?")), run, "a", Resume.unchanged()))
                .isInstanceOf(ChangedPipelineException.class)
                .hasMessageContaining("has changed since it began, at [end]")
                .hasMessageContaining("keeps what was made at [dice, fragile, gate, input]");
    }

    @Test
    void ofAChangedPipelineKeepsWhatLiesBeforeTheChange() {
        RunId run = failedRun();
        broken.set(false);

        var resumed = runner().resume(pipeline(Mark.with("?")), run, "a", Resume.replanned());

        assertThat(resumed.orElseThrow()).isEqualTo("a1f?");
    }

    @Test
    void whatAnOldPipelineMadeCountsNoMoreThoughTheNewOneDiedBeforeItMadeItAnew() {
        RunId run = failedRun();
        var changed = Pipeline.named("p", String.class)
                .step("dice", dice.keptBy(new TextCodec()).withVersion("2"))
                .gate("gate", gate)
                .step("fragile", fragile)
                .step("end", last)
                .build();
        Runner parked = runner();
        parked.park(Duration.ZERO);
        parked.resume(changed, run, "a", Resume.replanned());
        broken.set(false);

        assertThat(runner().resume(changed, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a2f!");
        assertThat(judged).hasValue(2);
    }

    @Test
    void aTableIsKeptThoughNoStepHasEnded() {
        Step<Dataset, String> counts = (people, context) -> "of " + people.rowCount();
        var pipeline = Pipeline.named("p", Dataset.class).step("counts", counts).build();
        Runner parked = runner();
        parked.park(Duration.ZERO);
        RunId run = parked.run(pipeline, People.aged(30, 40)).report().run().orElseThrow();

        assertThat(runner().resume(pipeline, run).orElseThrow()).isEqualTo("of 2");
    }

    @Test
    void goesTheWayItWentThoughItWouldGoAnotherNow() {
        AtomicReference<Way> way = new AtomicReference<>(Way.LEFT);
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice.keptBy(new TextCodec()))
                .branch("way", Way.class, text -> way.get(), each -> Mark.with(each.name()))
                .step("fragile", fragile)
                .build();
        RunId run = runner().run(pipeline, "a").report().run().orElseThrow();
        way.set(Way.RIGHT);
        broken.set(false);

        assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a1LEFTf");
    }

    @Test
    void isGoneOnWithByOneOfThoseWhoTryAtOnce() {
        RunId run = failedRun();
        broken.set(false);
        AtomicInteger refused = new AtomicInteger();

        Together.run(4, thread -> {
            try {
                return runner().resume(pipeline(last), run, "a", Resume.unchanged())
                        .orElseThrow();
            } catch (ConflictException | IllegalStateException takenOrOver) {
                return "refused " + refused.incrementAndGet();
            }
        });

        assertThat(refused).hasValue(3);
        assertThat(rolled).hasValue(1);
        assertThat(last.ran()).isEqualTo(1);
    }

    @Test
    void withAnotherInputIsRefused() {
        RunId run = failedRun();

        assertThatThrownBy(() -> runner().resume(pipeline(last), run, "b", Resume.unchanged()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("began with another input");
        assertThatThrownBy(() -> runner().resume(pipeline(last), run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not kept");
    }

    @Test
    void aTableNeedNotBeGivenAgain() {
        Step<Dataset, String> oldest =
                (people, context) -> "rolled " + rolled.incrementAndGet() + " of " + people.rowCount();
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("oldest", oldest.keptBy(new TextCodec()))
                .step("fragile", fragile)
                .build();
        RunId run = runner().run(pipeline, People.aged(30, 40)).report().run().orElseThrow();
        broken.set(false);

        assertThat(runner().resume(pipeline, run).orElseThrow()).isEqualTo("rolled 1 of 2f");
    }

    @Test
    void thatIsNotThereOrOfAnotherPipelineIsRefused() {
        RunId run = failedRun();
        var other = Pipeline.named("other", String.class).step("end", last).build();

        assertThatThrownBy(() -> runner().resume(other, run, "a", Resume.unchanged()))
                .hasMessageContaining("is one of pipeline p, but was to go on with pipeline other");
        assertThatThrownBy(() -> runner().resume(other, new RunId("nobody"), "a", Resume.unchanged()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Runner.builder().build().unfinished())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only a runner with a storage");
    }

    @Test
    void aRunIsParkedByAHostThatShutsDown() {
        Runner runner = runner();
        Step<String, String> shutsDown = (text, context) -> {
            if (broken.get()) {
                runner.park(Duration.ZERO);
                context.checkCancelled();
            }
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice.keptBy(new TextCodec()))
                .step("shuts down", shutsDown)
                .build();

        var parked = runner.run(pipeline, "a");
        assertThat(parked).isInstanceOf(RunResult.Cancelled.class);
        assertThat(runner.park(Duration.ofSeconds(1))).isTrue();
        assertThat(runner.run(pipeline, "b")).isInstanceOf(RunResult.Cancelled.class);

        broken.set(false);
        assertThat(runner().unfinished()).extracting(UnfinishedRun::status).containsOnly(RunStatus.PARKED);
        assertThat(runner().resume(pipeline, parked.report().run().orElseThrow(), "a", Resume.unchanged())
                        .orElseThrow())
                .isEqualTo("a1");
    }
}
