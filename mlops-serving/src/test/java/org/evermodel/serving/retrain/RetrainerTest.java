package org.evermodel.serving.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Metric;
import org.evermodel.port.CandidateSource;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.Lapse;
import org.evermodel.serving.monitor.Monitor;
import org.evermodel.serving.monitor.MonitorListener;
import org.evermodel.serving.monitor.Reference;
import org.evermodel.serving.monitor.Windows;
import org.evermodel.serving.retrain.Retraining.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetrainerTest {
    private static final int WINDOW = 200;

    private final World world = new World();
    private final List<Retraining> told = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    private Retrainer.Builder retrainer(CandidateSource source) {
        return Retrainer.builder(world.endpoint, source, world.models)
                .rows(2 * WINDOW)
                .promoting(PromotionRule.better(Metric.ACCURACY, 0))
                .recorder(world.recorder, new org.evermodel.ExperimentName("world"))
                .listener(told::add)
                .executor(Runnable::run);
    }

    private Retrainer retrainer(Trigger trigger) {
        return retrainer(World.source()).on(trigger).open();
    }

    private void windows(Retrainer retrainer, int count) {
        for (int i = 0; i < count; i++) {
            retrainer.matured(world.window(WINDOW));
        }
    }

    private List<Outcome> outcomes() {
        return told.stream().map(Retraining::outcome).toList();
    }

    @Test
    void nothingHappensWithoutATrigger() {
        Retrainer retrainer = retrainer(Triggers.drift());

        windows(retrainer, 5);

        assertThat(told).isEmpty();
        assertThat(world.champion()).isEqualTo(1);
    }

    @Test
    void aChallengerThatLearnedTheTurnReplacesTheChampion() {
        Retrainer retrainer = retrainer(Triggers.everyWindow());
        windows(retrainer, 2);
        world.turn();

        windows(retrainer, 2);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.REFUSED, Outcome.REFUSED, Outcome.PROMOTED);
        assertThat(told.get(3).version()).contains(world.endpoint.status().champion());
        assertThat(world.recorder.ends).last().asString().startsWith("FINISHED: ");
    }

    @Test
    void theSuccessorHasLearnedTheNewestRowsAndBearsTheJudgementOfOneThatHadNot() {
        List<Integer> learned = new ArrayList<>();
        Retrainer retrainer = retrainer((train, test, seed) -> {
                    learned.add(train.rowCount());
                    return World.learn(train, test);
                })
                .on(Triggers.everyWindow())
                .open();
        world.turn();

        windows(retrainer, 3);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.PROMOTED, Outcome.REFUSED);
        assertThat(learned).containsExactly(WINDOW, 2 * WINDOW, 2 * WINDOW);
        var loaded = world.models.load(ModelUri.of(World.NAME, 2)).orElseThrow();
        loaded.model().close();
        assertThat(loaded.evaluation().rows()).isEqualTo(WINDOW);
        assertThat(loaded.trainingRows().size()).isEqualTo(2 * WINDOW);
    }

    @Test
    void aChallengerThatIsNoBetterIsRegisteredWithTheReasonAndTheChampionStays() {
        Retrainer retrainer = retrainer(Triggers.everyWindow());

        windows(retrainer, 2);

        assertThat(world.champion()).isEqualTo(1);
        assertThat(told.get(1).version().orElseThrow().tags().get("refused")).contains("not surely better");
        assertThat(world.recorder.ends)
                .containsExactly("REFUSED: " + told.get(1).reason());
    }

    @Test
    void afterAnAlarmItIsTriedAtEachWindowUntilOnlyRowsAfterTheChangeAreLearned() {
        Retrainer retrainer =
                retrainer(World.source()).rows(4 * WINDOW).on(Triggers.drift()).open();
        windows(retrainer, 4);
        world.turn();
        retrainer.matured(world.window(WINDOW));
        retrainer.alerted(world.alert(Alert.Kind.ERROR_RATE));
        retrainer.windowClosed(world.calm());

        windows(retrainer, 6);

        assertThat(told).extracting(Retraining::endRow).containsExactly(6L * WINDOW, 7L * WINDOW, 8L * WINDOW);
        assertThat(outcomes()).contains(Outcome.PROMOTED);
    }

    @Test
    void aChangeThatIsToldBeforeItsLabelsComeIsLearnedFromItsWindowOn() {
        Retrainer retrainer =
                retrainer(World.source()).rows(2 * WINDOW).on(Triggers.drift()).open();
        windows(retrainer, 1);
        List<Cohort> later = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            later.add(world.window(WINDOW));
        }
        retrainer.alerted(world.alert(Alert.Kind.FEATURE_DRIFT));
        retrainer.windowClosed(world.calm());

        later.forEach(retrainer::matured);
        windows(retrainer, 3);

        assertThat(told)
                .extracting(Retraining::endRow)
                .containsExactly(2L * WINDOW, 3L * WINDOW, 4L * WINDOW, 5L * WINDOW);
    }

    @Test
    void badDataIsNeitherLearnedNorJudgedOnAlsoWhenItIsOver() {
        List<Integer> learned = new ArrayList<>();
        Retrainer retrainer = retrainer((train, test, seed) -> {
                    learned.add(train.rowCount());
                    return World.learn(train, test);
                })
                .on(Triggers.everyWindow())
                .open();
        windows(retrainer, 1);
        world.faulty(true);
        windows(retrainer, 2);
        world.faulty(false);

        windows(retrainer, 1);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.BLOCKED, Outcome.BLOCKED, Outcome.REFUSED);
        assertThat(told.get(1).reason()).contains("bad data is to be mended, not learned");
        assertThat(learned).containsExactly(WINDOW);
    }

    @Test
    void whileTheAlarmOfDataQualityIsUpNothingIsLearned() {
        Retrainer retrainer = retrainer(Triggers.everyWindow());
        windows(retrainer, 1);
        retrainer.alerted(world.alert(Alert.Kind.DATA_QUALITY));

        windows(retrainer, 1);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.BLOCKED);
        assertThat(told.get(1).reason()).contains("the alarm of data quality is up");
    }

    @Test
    void aTriggerThatThrowsIsAFailureAndTheNextWindowIsLookedAt() {
        AtomicInteger asked = new AtomicInteger();
        Retrainer retrainer = retrainer(situation -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("the service did not answer");
            }
            return java.util.Optional.of("always");
        });
        world.turn();

        windows(retrainer, 3);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.FAILED, Outcome.PROMOTED);
        assertThat(told.get(1).reason()).contains("the service did not answer");
    }

    @Test
    void aTrainingThatRunsOutOfMemoryIsAFailureAndTheNextWindowIsLookedAt() {
        AtomicInteger asked = new AtomicInteger();
        Retrainer retrainer = retrainer((train, test, seed) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("too many rows");
                    }
                    return World.learn(train, test);
                })
                .on(Triggers.everyWindow())
                .open();
        world.turn();

        windows(retrainer, 3);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.FAILED, Outcome.PROMOTED);
        assertThat(world.recorder.ends.get(0)).startsWith("FAILED: ").contains("too many rows");
    }

    @Test
    void aWindowWhoseLabelsComeLateIsLearnedInItsPlaceAndNotJudgedOn() {
        List<Dataset> learned = new ArrayList<>();
        Retrainer retrainer = retrainer((train, test, seed) -> {
                    learned.add(train);
                    return World.learn(train, test);
                })
                .on(Triggers.everyWindow())
                .leastRows(2 * WINDOW)
                .open();
        Cohort first = world.window(WINDOW);
        Cohort late = world.window(WINDOW);
        Cohort third = world.window(WINDOW);
        Cohort fourth = world.window(WINDOW);
        List.of(first, third).forEach(retrainer::matured);

        retrainer.matured(late);
        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.BLOCKED);
        retrainer.matured(fourth);

        assertThat(learned).containsExactly(late.rows().append(third.rows()));
    }

    @Test
    void rowsThatDoNotFitThoseBeforeAreAFailure() {
        Retrainer retrainer = retrainer(World.source())
                .history(world.rows(WINDOW).with("z", Columns.reals(new double[WINDOW])))
                .on(Triggers.everyWindow())
                .open();

        windows(retrainer, 1);

        assertThat(outcomes()).containsExactly(Outcome.FAILED);
        assertThat(told.get(0).reason()).contains("labelled rows must have the columns of those before");
    }

    @Test
    void aClosedRetrainerDecidesNothing() {
        Retrainer retrainer = retrainer(Triggers.everyWindow());
        world.turn();
        windows(retrainer, 1);

        retrainer.close();
        windows(retrainer, 3);
        retrainer.now("all the same");

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED);
    }

    @Test
    void aCanaryThatSomebodyElseHasEndedIsNotWaitedFor() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.5, 2))
                .open();
        world.turn();
        windows(retrainer, 2);

        world.endpoint.rollback("the doctors do not like it");
        windows(retrainer, 1);

        assertThat(outcomes())
                .containsExactly(Outcome.BLOCKED, Outcome.INTRODUCED, Outcome.ROLLED_BACK, Outcome.INTRODUCED);
        assertThat(told.get(2).reason()).contains("somebody else has ended the canary");
    }

    @Test
    void aCanaryWhoseLabelsDoNotComeIsRolledBack() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.5, 1))
                .open();
        world.turn();
        windows(retrainer, 2);
        ModelVersion canary = told.get(1).version().orElseThrow();

        for (int window = 100; window < 112; window++) {
            retrainer.lapsed(new Lapse(window, canary, 40, 3, "a day has passed"));
        }

        assertThat(outcomes()).contains(Outcome.ROLLED_BACK);
        assertThat(world.endpoint.status().canary()).isEmpty();
        assertThat(world.champion()).isEqualTo(1);
    }

    @Test
    void aCanaryIsDecidedOnAlsoAfterARestartOfTheHost() {
        Retrainer.Builder settings =
                retrainer(World.source()).on(Triggers.everyWindow()).rollout(Rollout.canary(0.5, 1));
        Retrainer before = settings.open();
        world.turn();
        windows(before, 2);
        before.close();

        answeredByBoth(settings.open());

        assertThat(outcomes()).startsWith(Outcome.BLOCKED, Outcome.INTRODUCED, Outcome.PROMOTED);
        assertThat(world.champion()).isEqualTo(2);
    }

    @Test
    void aCanaryIsNotJudgedWithoutTheChampionBesideIt() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.5, 1))
                .open();
        world.turn();
        windows(retrainer, 2);
        Dataset rows = world.rows(WINDOW);
        BatchAnswer answers = world.endpoint.predict(rows.drop(World.TARGET), keyOfTheCanary());

        retrainer.matured(world.cohort(rows, answers));

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.INTRODUCED);
    }

    private String keyOfTheCanary() {
        return java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(key -> "key-" + key)
                .filter(key -> world.endpoint
                                .predict(world.rows(1).drop(World.TARGET), key)
                                .version()
                                .number()
                        == 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTrainingThatFailsLeavesTheChampionAndTheNextOneIsTried() {
        AtomicInteger asked = new AtomicInteger();
        Retrainer retrainer = retrainer((train, test, seed) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("the disk is full");
                    }
                    return World.learn(train, test);
                })
                .on(Triggers.everyWindow())
                .open();
        world.turn();

        windows(retrainer, 3);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.FAILED, Outcome.PROMOTED);
        assertThat(told.get(1).reason()).contains("the disk is full");
        assertThat(world.recorder.ends.get(0)).startsWith("FAILED: ").contains("the disk is full");
    }

    @Test
    void aPromotionStandsThoughTheEndOfItsRunCannotBeRecorded() {
        Retrainer retrainer = retrainer(Triggers.everyWindow());
        world.turn();
        world.recorder.full = true;

        windows(retrainer, 2);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.PROMOTED);
        assertThat(world.champion()).isEqualTo(2);
    }

    @Test
    void rowsAnsweredByOthersAreLearnedButNotJudgedOn() {
        Retrainer retrainer = retrainer(Triggers.everyWindow());
        world.turn();
        world.models.register(World.NAME, world.evaluated(), java.util.Optional.empty(), java.util.Map.of());
        world.endpoint.canary(2, 1, "all of it");
        windows(retrainer, 2);
        world.endpoint.rollback("enough");
        assertThat(told).isEmpty();

        windows(retrainer, 1);

        assertThat(outcomes()).containsExactly(Outcome.PROMOTED);
    }

    @Test
    void attemptsWaitForEachOtherAndLongerWhenTheyPromoteNothing() {
        Ticking clock = new Ticking();
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .leastRows(WINDOW)
                .pace(new Pace(Duration.ofHours(1), Duration.ofHours(3)))
                .clock(clock)
                .open();
        windows(retrainer, 2);
        List<Integer> attemptsByHour = new ArrayList<>();
        for (int hour = 0; hour < 9; hour++) {
            clock.pass(Duration.ofHours(1));
            windows(retrainer, 1);
            attemptsByHour.add(told.size());
        }

        assertThat(attemptsByHour).containsExactly(3, 3, 4, 4, 4, 5, 5, 5, 6);
    }

    @Test
    void aScheduleCountsFromTheLastAttempt() {
        Ticking clock = new Ticking();
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.every(Duration.ofDays(30)))
                .clock(clock)
                .open();
        List<Integer> attempts = new ArrayList<>();
        for (int week = 0; week < 10; week++) {
            clock.pass(Duration.ofDays(7));
            windows(retrainer, 1);
            attempts.add(told.size());
        }

        assertThat(attempts).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 2);
    }

    @Test
    void anOrderNeedsNoTriggerAndHasNoPace() {
        Retrainer retrainer = retrainer(World.source())
                .pace(new Pace(Duration.ofDays(1), Duration.ofDays(1)))
                .open();
        world.turn();
        windows(retrainer, 2);

        retrainer.now("the hospital merged with another one");

        assertThat(outcomes()).containsExactly(Outcome.PROMOTED);
        assertThat(told.get(0).trigger()).isEqualTo("the hospital merged with another one");
    }

    @Test
    void anAcceptedChallengerMayHaveToProveItselfAsCanaryFirst() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.5, 2))
                .open();
        world.turn();
        windows(retrainer, 2);
        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.INTRODUCED);
        assertThat(world.champion()).isEqualTo(1);

        answeredByBoth(retrainer);
        assertThat(world.champion()).isEqualTo(1);
        answeredByBoth(retrainer);

        assertThat(outcomes()).endsWith(Outcome.INTRODUCED, Outcome.PROMOTED);
        assertThat(world.champion()).isEqualTo(2);
        assertThat(world.endpoint.status().canary()).isEmpty();
    }

    @Test
    void aCanaryThatProvedItselfBesideAProtectedChampionIsLeftToPeople() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.5, 1))
                .open();
        world.turn();
        windows(retrainer, 2);
        world.models.protect(World.NAME, Alias.CHAMPION, "carol");

        answeredByBoth(retrainer);

        assertThat(outcomes()).startsWith(Outcome.BLOCKED, Outcome.INTRODUCED, Outcome.ROLLED_BACK);
        assertThat(told.get(2).reason())
                .startsWith("models:/world/2 proved itself")
                .contains("must be proposed, and be approved by one of [carol]");
        assertThat(world.endpoint.status().canary().filter(canary -> canary.version() == 2))
                .isEmpty();
        assertThat(world.champion()).isEqualTo(1);
    }

    @Test
    void aCanaryThatIsWorseAnswersNoLonger() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.5, 1))
                .open();
        world.turn();
        windows(retrainer, 2);
        world.turn();

        answeredByBoth(retrainer);

        assertThat(outcomes()).startsWith(Outcome.BLOCKED, Outcome.INTRODUCED, Outcome.ROLLED_BACK);
        assertThat(told.get(2).reason()).contains("surely worse");
        assertThat(world.champion()).isEqualTo(1);
        assertThat(world.endpoint.status().canary()).isEmpty();
    }

    @Test
    void nobodyIsChallengedWhileACanaryProvesItself() {
        Retrainer retrainer = retrainer(World.source())
                .on(Triggers.everyWindow())
                .rollout(Rollout.canary(0.01, 100))
                .open();
        world.turn();
        windows(retrainer, 2);

        windows(retrainer, 3);

        assertThat(outcomes()).containsExactly(Outcome.BLOCKED, Outcome.INTRODUCED);
    }

    @Test
    void aMonitorComparesWithTheNewChampionFromItsPromotionOn() {
        var loaded = world.models.load(ModelUri.of(World.NAME, 1)).orElseThrow();
        List<Alert> alerts = new ArrayList<>();
        try (Monitor monitor = Monitor.builder(Reference.of(loaded))
                        .windows(Windows.closedByHost())
                        .executor(Runnable::run)
                        .open();
                Endpoint watched = Endpoint.builder(World.NAME, world.models)
                        .listener(monitor)
                        .open();
                Retrainer retrainer = Retrainer.builder(watched, World.source(), world.models)
                        .rows(3 * WINDOW)
                        .on(Triggers.drift())
                        .listener(told::add)
                        .monitor(monitor)
                        .executor(Runnable::run)
                        .open()) {
            monitor.listen(new MonitorListener() {
                @Override
                public void alerted(Alert alert) {
                    alerts.add(alert);
                }
            });
            loaded.model().close();
            live(watched, monitor, 3);
            assertThat(alerts).isEmpty();
            world.turn();

            live(watched, monitor, 12);

            assertThat(alerts).extracting(Alert::kind).contains(Alert.Kind.ERROR_RATE);
            assertThat(outcomes()).contains(Outcome.PROMOTED);
            Retraining last = told.get(told.size() - 1);
            int before = alerts.size();
            live(watched, monitor, 3);
            assertThat(last.version()).isPresent();
            assertThat(alerts).hasSize(before);
            assertThat(retrainer.history()).startsWith(told.get(0));
        }
    }

    private void live(Endpoint watched, Monitor monitor, int windows) {
        for (int i = 0; i < windows; i++) {
            Dataset rows = world.rows(WINDOW);
            BatchAnswer answers = watched.predict(rows.drop(World.TARGET));
            monitor.closeWindow();
            monitor.labels(answers, rows.column(World.TARGET));
        }
    }

    /** A window of which champion and canary answered a part each. */
    private void answeredByBoth(Retrainer retrainer) {
        Map<Integer, Cohort> answered = new TreeMap<>();
        for (int key = 0; key < 100 && answered.size() < 2; key++) {
            Dataset rows = world.rows(WINDOW);
            BatchAnswer answers = world.endpoint.predict(rows.drop(World.TARGET), "key-" + key);
            answered.computeIfAbsent(answers.version().number(), version -> world.cohort(rows, answers));
        }
        assertThat(answered).hasSize(2);
        long window = answered.get(1).window();
        answered.replaceAll((version, cohort) ->
                new Cohort(window, cohort.version(), cohort.rows(), cohort.answers(), cohort.performance()));
        answered.values().forEach(retrainer::matured);
    }

    @Test
    void oneAttemptIsMadeAtATimeAndTheNextOneLooksAtTheNewestWindow() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch twoEnded = new CountDownLatch(2);
        Retrainer retrainer = Retrainer.builder(
                        world.endpoint,
                        (Dataset train, Dataset test, long seed) -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            begun.countDown();
                            mayGoOn.await();
                            atOnce.decrementAndGet();
                            return World.learn(train, test);
                        },
                        world.models)
                .rows(2 * WINDOW)
                .leastRows(0)
                .on(Triggers.everyWindow())
                .promoting(PromotionRule.better(Metric.ACCURACY, 0))
                .listener(told::add)
                .listener(retraining -> twoEnded.countDown())
                .executor(threads)
                .open();
        retrainer.matured(world.window(WINDOW));
        retrainer.matured(world.window(WINDOW));
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 3; i++) {
            retrainer.matured(world.window(WINDOW));
        }
        mayGoOn.countDown();
        assertThat(twoEnded.await(60, TimeUnit.SECONDS)).as(told.toString()).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(most).hasValue(1);
        assertThat(told.get(told.size() - 1).endRow()).isEqualTo(5 * WINDOW);
    }

    /** A clock that stands still until it is told to go on. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
