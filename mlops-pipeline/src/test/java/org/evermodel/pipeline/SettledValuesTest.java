package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.Verdict;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** What was made, judged and agreed to in a run counts when it goes on for the same values, and for no others. */
class SettledValuesTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final AtomicInteger chance = new AtomicInteger(1);
    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicInteger worked = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    /** Leaves nothing, so that it is made again. */
    private final Step<String, String> dice = (text, context) -> text + chance.get();

    private final Gate<String> noTwo = (text, context) -> {
        judged.incrementAndGet();
        return text.contains("2") ? new Verdict.Rejected("a two") : new Verdict.Accepted("no two");
    };
    private final Step<String, String> fragile = (text, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return text;
    };

    /** Is journaled by its type, and kept for no other run. */
    private record Work(AtomicInteger worked) implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            worked.incrementAndGet();
            return text + "w";
        }
    }

    private Runner runner() {
        return Runner.builder()
                .storage(storage)
                .clock(clock)
                .timer(TestTimer.patient(clock))
                .parallelism(1)
                .build();
    }

    private RunId failed(Pipeline<String, String> pipeline) {
        var result = runner().run(pipeline, "a");
        assertThat(result).isInstanceOf(RunResult.Failed.class);
        broken.set(false);
        return result.report().run().orElseThrow();
    }

    @Test
    void aVerdictDoesNotCountForWhatAnotherRunKeptSince() {
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice)
                .step("mark", Mark.with("m"))
                .gate("gate", noTwo)
                .step("fragile", fragile)
                .build();
        RunId run = failed(pipeline);
        chance.set(2);
        assertThat(runner().run(pipeline, "a")).isInstanceOf(RunResult.Refused.class);

        var resumed = runner().resume(pipeline, run, "a", Resume.unchanged());

        assertThat(resumed.report().step("mark").status()).isEqualTo(StepStatus.CACHED);
        assertThat(resumed).isInstanceOf(RunResult.Refused.class);
    }

    @Test
    void aVerdictCountsForWhatWasMadeAgainWithTheSameContent() {
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice)
                .gate("gate", noTwo)
                .step("fragile", fragile)
                .build();
        RunId run = failed(pipeline);

        assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a1");
        assertThat(judged).hasValue(1);
    }

    @Test
    void aRunGoesOnWithWhatItUsedThoughItIsTooOldForOthers() {
        Step<String, String> rates =
                dice.keptBy(Codecs.text()).withParameters(Map.of("bank", "x")).cachedFor(Duration.ofHours(6));
        var pipeline = Pipeline.named("p", String.class)
                .step("rates", rates)
                .awaitApproval("release", Approval.of("Release it?"))
                .build();
        var other = Pipeline.named("p", String.class).step("rates", rates).build();
        runner().run(other, "a").orElseThrow();
        clock.pass(Duration.ofHours(1));
        RunId run = runner().run(pipeline, "a").report().run().orElseThrow();
        chance.set(2);
        clock.pass(Duration.ofHours(6));
        runner().run(other, "a").orElseThrow();
        agree();

        var resumed = runner().resume(pipeline, run, "a", Resume.unchanged());

        assertThat(resumed.orElseThrow().value()).isEqualTo("a1");
        assertThat(resumed.report().step("rates").status()).isEqualTo(StepStatus.CACHED);
        assertThat(runner().explain(run, "rates").status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void whatRanOutWhileARunWasCutOffIsNotMadeAnew() {
        var pipeline = Pipeline.named("p", String.class)
                .step(
                        "rates",
                        dice.keptBy(Codecs.text())
                                .withParameters(Map.of("bank", "x"))
                                .cachedFor(Duration.ofHours(6)))
                .step("fragile", fragile)
                .build();
        failed(pipeline);
        broken.set(true);
        clock.pass(Duration.ofHours(5));
        RunId run = failed(pipeline);
        chance.set(2);
        clock.pass(Duration.ofHours(5));

        var resumed = runner().resume(pipeline, run, "a", Resume.unchanged());

        assertThat(resumed.orElseThrow()).isEqualTo("a1");
        assertThat(resumed.report().step("rates").reasons())
                .containsExactly("used in this run at 2026-01-15T15:30:00Z");
        assertThat(runner().run(pipeline, "a").orElseThrow()).isEqualTo("a2");
    }

    private void agree() {
        ApprovalInbox inbox = runner().approvals();
        inbox.decide(inbox.open().get(0), new ApprovalDecision("ann", "", true, "good", Map.of(), clock.instant()));
    }

    @Test
    void aFinishedStepDoesNotRunAgainBehindOneThatMakesTheSameAgain() {
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice)
                .step("work", new Work(worked))
                .gate("gate", noTwo)
                .step("fragile", fragile)
                .build();
        RunId run = failed(pipeline);

        assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a1w");
        assertThat(worked).hasValue(1);
        assertThat(judged).hasValue(1);
    }

    @Test
    void aFinishedStepRunsAgainBehindOneThatMakesSomethingElse() {
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice)
                .step("work", new Work(worked))
                .gate("gate", noTwo)
                .step("fragile", fragile)
                .build();
        RunId run = failed(pipeline);
        chance.set(3);

        assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a3w");
        assertThat(worked).hasValue(2);
        assertThat(judged).hasValue(2);
    }

    @Test
    void aStoreThatIsAwayForAMomentMakesNothingRunAgain() {
        AtomicBoolean away = new AtomicBoolean();
        Step<String, String> train = (text, context) -> text + worked.incrementAndGet();
        for (Step<String, String> step : List.of(
                train.keptBy(new Far(away)).neverCached(),
                train.keptBy(new Far(away)).withParameters(Map.of("model", "m")))) {
            worked.set(0);
            broken.set(true);
            var pipeline = Pipeline.named("p", String.class)
                    .step("train", step)
                    .step("fragile", fragile)
                    .build();
            RunId run = failed(pipeline);

            away.set(true);
            assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()))
                    .isInstanceOfSatisfying(
                            RunResult.Failed.class,
                            failure -> assertThat(failure.cause()).isInstanceOf(StorageException.class));
            away.set(false);

            assertThat(runner().resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                    .isEqualTo("a1");
            assertThat(worked).hasValue(1);
        }
    }

    @Test
    void aStoreThatIsAwayForAMomentIsNoMissForAnotherRun() {
        AtomicBoolean away = new AtomicBoolean();
        Step<String, String> train = (text, context) -> text + worked.incrementAndGet();
        var pipeline = Pipeline.named("p", String.class)
                .step("train", train.keptBy(new Far(away)).withParameters(Map.of("model", "m")))
                .build();
        runner().run(pipeline, "a").orElseThrow();
        away.set(true);

        assertThat(runner().run(pipeline, "a")).isInstanceOf(RunResult.Failed.class);
        assertThat(worked).hasValue(1);
    }

    /** Keeps texts in a store that may be away. */
    private record Far(AtomicBoolean away) implements Codec<String> {
        @Override
        public String name() {
            return "far/1";
        }

        @Override
        public ArtifactRef write(String value, ArtifactStore store) {
            return new TextCodec().write(value, store);
        }

        @Override
        public String read(Digest digest, ArtifactStore store) {
            if (away.get()) {
                throw new StorageException("slow down");
            }
            return new TextCodec().read(digest, store);
        }
    }
}
