package org.evermodel.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.event.Event;
import org.evermodel.event.Origin;
import org.evermodel.event.TryLaterException;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Eventually;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:10Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final DatasetName PATIENTS = new DatasetName("patients");

    private final TestClock clock = TestClock.at(START);
    private final TestTimer timer = TestTimer.patient(clock);
    private final Faults faults = new Faults();
    private final Storage storage = faults.in(Storage.inMemory());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<Instant> due = Collections.synchronizedList(new ArrayList<>());

    private Scheduler.Builder builder(Executor executor) {
        return Scheduler.builder(storage.metadata())
                .clock(clock)
                .timer(timer)
                .executor(executor)
                .listener(event -> heard.add(event.getClass().getSimpleName()));
    }

    /** Whose tasks run on the thread that lets time pass. */
    private Scheduler scheduler() {
        return builder(Runnable::run).open();
    }

    private ScheduledTask noting() {
        return ScheduledTask.of("noting", (firing, cancellation) -> due.add(firing.due()));
    }

    private ScheduledTask hourly() {
        return noting().on(Trigger.cron("0 * * * *", ZoneOffset.UTC));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + ":00Z");
    }

    @Test
    void runsWhenItIsDue() {
        scheduler().add(hourly());

        timer.pass(HOUR.multipliedBy(3));

        assertThat(due).containsExactly(at("01:00"), at("02:00"), at("03:00"));
        assertThat(heard).containsExactly("Started", "Ended", "Started", "Ended", "Started", "Ended");
    }

    @Test
    void runsAtTheMomentItIsDueAndNotALittleLater() {
        List<Instant> began = new ArrayList<>();
        scheduler()
                .add(ScheduledTask.of("noting", (firing, cancellation) -> began.add(clock.instant()))
                        .on(Trigger.every(Duration.ofSeconds(90))));

        timer.pass(Duration.ofMinutes(5));

        assertThat(began)
                .containsExactly(
                        Instant.parse("2026-01-01T00:01:30Z"),
                        Instant.parse("2026-01-01T00:03:00Z"),
                        Instant.parse("2026-01-01T00:04:30Z"));
    }

    @Test
    void saysWhenItIsDueNext() {
        Scheduler scheduler = scheduler();
        scheduler.add(noting().on(Trigger.every(Duration.ofDays(1))).on(Trigger.cron("30 5 * * *", ZoneOffset.UTC)));
        scheduler.add(ScheduledTask.of("by-hand", (firing, cancellation) -> due.add(firing.due())));

        assertThat(scheduler.next("noting")).contains(at("05:30"));
        assertThat(scheduler.next("by-hand")).isEmpty();
    }

    @Test
    void aDayWithTwentyThreeHoursHasItsRun() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        clock.pass(Duration.between(START, Instant.parse("2026-03-28T12:00:00Z")));
        scheduler().add(noting().on(Trigger.cron("30 2 * * *", berlin)));

        timer.pass(Duration.ofDays(2));

        assertThat(due).containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void ofTwoProcessesOneRuns() {
        scheduler().add(hourly());
        scheduler().add(hourly());

        timer.pass(HOUR.multipliedBy(24));

        assertThat(due).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void ofManyProcessesAtTheSameMomentOneRuns() {
        scheduler().add(hourly());
        clock.pass(HOUR);
        CountDownLatch allThere = new CountDownLatch(8);

        Together.run(8, thread -> {
            Scheduler scheduler = scheduler();
            allThere.countDown();
            scheduler.add(hourly());
            return scheduler;
        });

        assertThat(due).containsExactly(at("01:00"));
    }

    @Test
    void aTaskThatIsNewHasMissedNothing() {
        scheduler().add(hourly().missed(Missed.all(100)));

        assertThat(due).isEmpty();
    }

    private void downFor(Duration time) {
        Scheduler before = scheduler();
        before.add(hourly());
        before.close();
        clock.pass(time);
    }

    @Test
    void missedRunsAreLetGo() {
        downFor(HOUR.multipliedBy(5).plusMinutes(30));

        scheduler().add(hourly().missed(Missed.skip()));
        assertThat(due).isEmpty();
        assertThat(heard).containsExactly("Skipped");

        timer.pass(HOUR);
        assertThat(due).containsExactly(at("06:00"));
    }

    @Test
    void oneRunMakesUpForAllThatWereMissed() {
        downFor(HOUR.multipliedBy(5));

        scheduler().add(hourly());
        timer.pass(HOUR);

        assertThat(due).containsExactly(at("05:00"), at("06:00"));
    }

    @Test
    void theNewestMissedRunsAreMadeUpForInOrder() {
        downFor(HOUR.multipliedBy(5));

        scheduler().add(hourly().missed(Missed.all(3)));

        assertThat(due).containsExactly(at("03:00"), at("04:00"), at("05:00"));
    }

    @Test
    void yearsOfMissedMinutesCostNoMoreThanThoseThatAreWanted() {
        ScheduledTask everyMinute =
                noting().on(Trigger.cron("* * * * *", ZoneOffset.UTC)).missed(Missed.all(2));
        Scheduler before = scheduler();
        before.add(everyMinute);
        before.close();
        AtomicInteger asked = new AtomicInteger();
        Schedule counted = new Named(Schedule.cron("* * * * *", ZoneOffset.UTC).toString(), moment -> {
            asked.incrementAndGet();
            return Schedule.cron("* * * * *", ZoneOffset.UTC).next(moment);
        });
        clock.pass(Duration.ofDays(3_650));

        scheduler().add(noting().on(Trigger.at(counted)).missed(Missed.all(2)));

        assertThat(due).hasSize(2);
        assertThat(asked.get()).isLessThan(50);
    }

    /** A host's own schedule, which is known by its words. */
    private record Named(String words, Schedule schedule) implements Schedule {
        @Override
        public Optional<Instant> next(Instant moment) {
            return schedule.next(moment);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    @Test
    void aClockThatIsSetForwardIsNoticedWithinAMinute() {
        scheduler().add(noting().on(Trigger.every(Duration.ofDays(365))));
        clock.pass(Duration.ofDays(400));

        timer.pass(Duration.ofMinutes(1));

        assertThat(due).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotRunAnythingAgain() {
        scheduler().add(hourly());
        timer.pass(HOUR);
        clock.pass(HOUR.negated());

        timer.pass(HOUR);

        assertThat(due).containsExactly(at("01:00"));
    }

    @Test
    void aClockThatWasFarAheadDoesNotSilenceASchedule() {
        Duration year = Duration.ofDays(365);
        clock.pass(year);
        Scheduler ahead = scheduler();
        ahead.add(hourly());
        timer.pass(HOUR);
        ahead.close();
        clock.pass(year.negated().minus(HOUR));
        due.clear();

        scheduler().add(hourly());
        timer.pass(HOUR.multipliedBy(2));

        assertThat(due).containsExactly(at("01:00"), at("02:00"));
    }

    @Test
    void aRunThatBeganWithAClockFarAheadHoldsItsPlaceForNoLongerThanItsLease() {
        clock.pass(Duration.ofDays(365));
        List<Runnable> neverRun = new ArrayList<>();
        Scheduler ahead = builder(neverRun::add)
                .lease(Duration.ofMinutes(3))
                .patience(Duration.ofMillis(1))
                .open();
        ahead.add(noting());
        ahead.fire("noting", "a wish");
        ahead.close();
        clock.pass(Duration.ofDays(-365));
        Scheduler alive = scheduler();
        alive.add(noting());
        alive.fire("noting", "another wish");
        assertThat(due).isEmpty();

        timer.pass(Duration.ofMinutes(4));

        assertThat(due).containsExactly(START);
    }

    @Test
    void twoProcessesWhoseClocksDifferRunEachOccasionOnceByTheirOwnClock() {
        TestClock early = TestClock.at(START.plus(HOUR.multipliedBy(3)));
        TestTimer earlyTimer = TestTimer.patient(early);
        List<Instant> dueEarly = new ArrayList<>();
        scheduler().add(hourly());
        builder(Runnable::run)
                .clock(early)
                .timer(earlyTimer)
                .open()
                .add(ScheduledTask.of("noting", (firing, cancellation) -> dueEarly.add(firing.due()))
                        .on(Trigger.cron("0 * * * *", ZoneOffset.UTC)));
        dueEarly.clear();

        for (int minute = 0; minute < 120; minute++) {
            timer.pass(Duration.ofMinutes(1));
            earlyTimer.pass(Duration.ofMinutes(1));
        }

        assertThat(due).containsExactly(at("01:00"), at("02:00"));
        assertThat(dueEarly).containsExactly(at("04:00"), at("05:00"));
    }

    @Test
    void aScheduleThatATaskDidNotHaveBeforeHasMissedNothing() {
        Scheduler before = scheduler();
        before.add(noting());
        before.close();
        clock.pass(Duration.ofDays(200));

        scheduler().add(hourly().missed(Missed.all(100)));

        assertThat(due).isEmpty();
    }

    @Test
    void besideANewScheduleTheOldOneHasMissedWhatItHasMissed() {
        downFor(HOUR.multipliedBy(5).plusMinutes(30));

        scheduler().add(hourly().on(Trigger.cron("10 * * * *", ZoneOffset.UTC)).missed(Missed.all(100)));
        timer.pass(HOUR);

        assertThat(due)
                .containsExactly(
                        at("01:00"), at("02:00"), at("03:00"), at("04:00"), at("05:00"), at("06:00"), at("06:10"));
    }

    @Test
    void severalSchedulesAtOneMomentAreOneOccasion() {
        List<String> because = new ArrayList<>();
        scheduler()
                .add(ScheduledTask.of("noting", (firing, cancellation) -> because.add(firing.because()))
                        .on(Trigger.cron("0 * * * *", ZoneOffset.UTC))
                        .on(Trigger.every(HOUR.multipliedBy(2)))
                        .missed(Missed.all(10)));

        timer.pass(HOUR.multipliedBy(2));

        assertThat(because)
                .containsExactly(
                        "the schedule \"0 * * * *\" in Z",
                        "the schedule \"0 * * * *\" in Z and the schedule every PT2H");
    }

    @Test
    void whatIsDueWhileARunIsAboutToEndIsNotMissed() {
        List<Instant> began = new ArrayList<>();
        ScheduledTask slow = ScheduledTask.of("slow", (firing, cancellation) -> {
                    began.add(firing.due());
                    if (began.size() <= 2) {
                        timer.pass(HOUR.plusSeconds(2));
                    }
                })
                .on(Trigger.cron("0 * * * *", ZoneOffset.UTC))
                .missed(Missed.skip());
        scheduler().add(slow);
        scheduler().add(slow);

        timer.pass(HOUR);

        assertThat(began).containsExactly(at("01:00"), at("02:00"), at("03:00"));
        assertThat(heard).doesNotContain("Skipped");
    }

    @Test
    void whatCannotBeginWithinAMinuteIsLetGo() {
        Scheduler scheduler = scheduler();
        List<String> order = new ArrayList<>();
        scheduler.add(ScheduledTask.of("slow", (firing, cancellation) -> {
                    order.add(firing.because());
                    if (order.size() == 1) {
                        scheduler.fire("slow", "a second wish");
                        timer.pass(Duration.ofMinutes(3));
                    }
                })
                .missed(Missed.skip()));

        scheduler.fire("slow", "a wish");

        assertThat(order).containsExactly("a wish");
        assertThat(heard).containsExactly("Started", "Skipped", "Ended");
    }

    @Test
    void anOldEventDoesNotPushOutWhatIsOnTime() throws Exception {
        Scheduler scheduler = scheduler();
        List<String> order = new ArrayList<>();
        scheduler.add(ScheduledTask.of("slow", (firing, cancellation) -> {
                    order.add(firing.because());
                    if (order.size() == 1) {
                        scheduler.fire("slow", "a second wish");
                        scheduler.events().on(registered(1, PATIENTS));
                    }
                })
                .on(Trigger.newVersionOf(PATIENTS))
                .missed(Missed.skip()));
        clock.pass(HOUR);

        scheduler.fire("slow", "a wish");

        assertThat(order).containsExactly("a wish", "a second wish");
    }

    @Test
    void oneRunAtATimeAndTheNextAfterIt() {
        Scheduler scheduler = scheduler();
        List<String> order = new ArrayList<>();
        scheduler.add(ScheduledTask.of("slow", (firing, cancellation) -> {
            order.add("begin " + firing.because());
            if (order.size() == 1) {
                scheduler.fire("slow", "a second wish");
                scheduler.fire("slow", "a third wish");
                order.add("end of the first");
            }
        }));

        scheduler.fire("slow", "a wish");

        assertThat(order).containsExactly("begin a wish", "end of the first", "begin a third wish");
        assertThat(heard).containsExactly("Started", "Skipped", "Ended", "Started", "Ended");
    }

    @Test
    void asManyAtATimeAsATaskAllows() {
        Scheduler scheduler = builder(work -> new Thread(work).start()).open();
        CountDownLatch both = new CountDownLatch(2);
        scheduler.add(ScheduledTask.of("wide", (firing, cancellation) -> {
                    both.countDown();
                    both.await();
                })
                .atOnce(2));

        scheduler.fire("wide", "one");
        scheduler.fire("wide", "two");

        Eventually.until("both have met and ended", () -> Collections.frequency(heard, "Ended") == 2);
        scheduler.close();
    }

    @Test
    void aRunOfAnotherProcessIsWaitedForAsLongAsItGivesSignsOfLife() {
        Scheduler other = scheduler();
        Scheduler mine = builder(Runnable::run).lease(Duration.ofMinutes(3)).open();
        List<String> order = new ArrayList<>();
        mine.add(ScheduledTask.of("noting", (firing, cancellation) -> {
            order.add("begin " + firing.because());
            if (order.size() == 1) {
                other.add(noting());
                other.fire("noting", "impatience");
                timer.pass(Duration.ofMinutes(30));
                order.add("end");
            }
        }));

        mine.fire("noting", "a wish");

        assertThat(order).containsExactly("begin a wish", "end", "begin impatience");
        assertThat(due).isEmpty();
    }

    @Test
    void aRunWhoseProcessDiedIsForgottenWhenItsLeaseIsOver() {
        List<Runnable> neverRun = new ArrayList<>();
        Scheduler dead = builder(neverRun::add).lease(Duration.ofMinutes(3)).open();
        dead.add(noting());
        dead.fire("noting", "the last wish");
        assertThat(neverRun).hasSize(1);
        Scheduler alive = scheduler();
        alive.add(noting());
        alive.fire("noting", "a wish");
        assertThat(due).isEmpty();

        timer.pass(Duration.ofMinutes(4));

        assertThat(due).hasSize(1);
    }

    @Test
    void aRunThatWasTakenForDeadIsCancelled() {
        Scheduler scheduler =
                builder(Runnable::run).lease(Duration.ofMinutes(3)).open();
        List<String> reasons = new ArrayList<>();
        scheduler.add(ScheduledTask.of("stuck", (firing, cancellation) -> {
            clock.pass(HOUR);
            Scheduler other = scheduler();
            other.add(ScheduledTask.of("stuck", (f, c) -> due.add(f.due())));
            other.fire("stuck", "it is dead");
            timer.pass(Duration.ofMinutes(2));
            reasons.addAll(cancellation.reason().stream().toList());
        }));

        scheduler.fire("stuck", "a wish");

        assertThat(due).hasSize(1);
        assertThat(reasons).containsExactly("its process was taken for dead, and another one may run the task");
    }

    @Test
    void whatThrowsIsToldAndTheScheduleLives() {
        Scheduler scheduler = scheduler();
        scheduler.add(ScheduledTask.of("failing", (firing, cancellation) -> {
                    due.add(firing.due());
                    throw new IllegalStateException("no patients");
                })
                .on(Trigger.cron("0 * * * *", ZoneOffset.UTC)));

        timer.pass(HOUR.multipliedBy(2));

        assertThat(due).hasSize(2);
        assertThat(heard).containsExactly("Started", "Failed", "Started", "Failed");
    }

    @Test
    void aListenerThatThrowsIsNoMatter() {
        Scheduler scheduler = builder(Runnable::run)
                .listener(event -> {
                    throw new IllegalStateException("no screen");
                })
                .open();
        scheduler.add(hourly());

        timer.pass(HOUR.multipliedBy(2));

        assertThat(due).hasSize(2);
    }

    @Test
    void anErrorOfAListenerIsNoMatterEither() {
        Scheduler scheduler = builder(Runnable::run)
                .listener(event -> {
                    throw new AssertionError("no such screen");
                })
                .open();
        scheduler.add(hourly());

        timer.pass(HOUR.multipliedBy(2));

        assertThat(due).containsExactly(at("01:00"), at("02:00"));
    }

    @Test
    void aScheduleThatThrowsForAWhileIsAskedAgain() {
        AtomicBoolean broken = new AtomicBoolean();
        Schedule fragile = new Named("fragile", moment -> {
            if (broken.get()) {
                throw new IllegalStateException("the calendar is not there");
            }
            return Schedule.every(HOUR).next(moment);
        });
        scheduler().add(noting().on(Trigger.at(fragile)));
        broken.set(true);
        timer.pass(Duration.ofMinutes(90));
        assertThat(due).isEmpty();

        broken.set(false);
        timer.pass(HOUR);

        assertThat(due).containsExactly(at("01:00"), at("02:00"));
    }

    @Test
    void aTaskWhoseScheduleThrowsIsTakenUp() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Schedule fragile = new Named("fragile", moment -> {
            if (broken.get()) {
                throw new LinkageError("no calendar");
            }
            return Schedule.every(HOUR).next(moment);
        });

        scheduler().add(noting().on(Trigger.at(fragile)));
        broken.set(false);
        timer.pass(HOUR);

        assertThat(due).containsExactly(at("01:00"));
    }

    @Test
    void aScheduleThatStandsStillHoldsNobodyUp() {
        scheduler().add(noting().on(Trigger.at(new Named("still", Optional::of))));
        scheduler()
                .add(ScheduledTask.of("other", (firing, cancellation) -> due.add(firing.due()))
                        .on(Trigger.every(HOUR)));

        timer.pass(HOUR);

        assertThat(due).containsExactly(at("01:00"));
    }

    @Test
    void aStorageThatFailsForAWhileCostsNoRun() {
        scheduler().add(hourly());
        timer.pass(Duration.ofMinutes(55));
        faults.dieAt(1, Faults.Moment.BEFORE);

        timer.pass(Duration.ofMinutes(10));
        assertThat(due).isEmpty();

        faults.heal();
        timer.pass(Duration.ofMinutes(1));
        assertThat(due).containsExactly(at("01:00"));
    }

    @Test
    void aWriteThatNobodyHearsOfNeitherLosesARunNorRunsOneTwice() {
        scheduler().add(hourly());
        timer.pass(Duration.ofMinutes(50));
        for (int write = 1; write <= 3; write++) {
            faults.failAt(write, Faults.Moment.AFTER);
            timer.pass(HOUR);
        }
        faults.heal();
        timer.pass(Duration.ofMinutes(10));

        assertThat(due).containsExactly(at("01:00"), at("02:00"), at("03:00"), at("04:00"));
    }

    @Test
    void anOccasionThatWasTakenAsTheStorageWentAwayIsRunWhenItIsBack() {
        TestClock ticking = TestClock.ticking(START);
        TestTimer passing = TestTimer.patient(ticking);
        builder(Runnable::run).clock(ticking).timer(passing).open().add(hourly());
        passing.pass(Duration.ofMinutes(55));
        // The first write adds what is due, and the second one takes it.
        faults.dieAt(2, Faults.Moment.AFTER);
        passing.pass(Duration.ofMinutes(7));
        assertThat(due).isEmpty();

        faults.heal();
        passing.pass(Duration.ofMinutes(1));

        assertThat(due).containsExactly(at("01:00"));
        assertThat(heard).containsExactly("Started", "Ended");
    }

    @Test
    void aTaskThatCouldNotBeAddedCanBeAddedAgain() {
        Scheduler scheduler = scheduler();
        faults.failAt(1, Faults.Moment.BEFORE);
        assertThatThrownBy(() -> scheduler.add(hourly())).isInstanceOf(StorageException.class);

        scheduler.add(hourly());
        timer.pass(HOUR);

        assertThat(due).containsExactly(at("01:00"));
    }

    private static Event registered(long sequence, DatasetName dataset) {
        Digest hash = Digest.of(("row " + sequence).getBytes(StandardCharsets.UTF_8));
        Origin origin = new Origin(
                sequence,
                hash,
                START,
                "ada",
                "dataset.registered",
                "datasets:/" + dataset.value() + "/" + sequence,
                "",
                Map.of());
        return new Event.DatasetRegistered(origin, dataset, (int) sequence);
    }

    @Test
    void aNewVersionOfADatasetRunsItOnce() throws Exception {
        Scheduler one = scheduler();
        Scheduler other = scheduler();
        List<String> because = new ArrayList<>();
        ScheduledTask task = ScheduledTask.of("retrain", (firing, cancellation) -> because.add(firing.because()))
                .on(Trigger.newVersionOf(PATIENTS));
        one.add(task);
        other.add(task);

        one.events().on(registered(1, PATIENTS));
        one.events().on(registered(1, PATIENTS));
        other.events().on(registered(1, PATIENTS));
        one.events().on(registered(2, new DatasetName("wards")));
        other.events().on(registered(3, PATIENTS));

        assertThat(because)
                .containsExactly(
                        "a new version of datasets:/patients (datasets:/patients/1)",
                        "a new version of datasets:/patients (datasets:/patients/3)");
    }

    @Test
    void anEventThatCouldNotBeWrittenDownComesAgain() throws Exception {
        Scheduler scheduler = scheduler();
        scheduler.add(noting().on(Trigger.newVersionOf(PATIENTS)));
        faults.failAt(1, Faults.Moment.BEFORE);

        assertThatThrownBy(() -> scheduler.events().on(registered(1, PATIENTS))).isInstanceOf(StorageException.class);
        scheduler.events().on(registered(1, PATIENTS));

        assertThat(due).hasSize(1);
    }

    @Test
    void aClosedSchedulerBeginsNothing() {
        Scheduler scheduler = scheduler();
        scheduler.add(hourly().on(Trigger.newVersionOf(PATIENTS)));
        scheduler.close();
        scheduler.close();

        timer.pass(HOUR.multipliedBy(2));

        assertThat(due).isEmpty();
        assertThat(timer.waiting()).isZero();
        assertThatThrownBy(() -> scheduler.fire("noting", "a wish")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scheduler.add(noting())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scheduler.events().on(registered(1, PATIENTS))).isInstanceOf(TryLaterException.class);
    }

    @Test
    void closingCancelsWhatGoesOnAndWaitsForIt() {
        Scheduler scheduler = builder(work -> new Thread(work).start()).open();
        scheduler.add(ScheduledTask.of("patient", (firing, cancellation) -> {
            Eventually.until("it is cancelled", cancellation::isCancelled);
            heard.add(cancellation.reason().orElseThrow());
        }));
        scheduler.fire("patient", "a wish");
        Eventually.until("it has begun", () -> heard.contains("Started"));

        scheduler.close();

        assertThat(heard).containsExactly("Started", "the scheduler is closed", "Ended");
    }

    @Test
    void closingWaitsNoLongerThanItsPatience() {
        CountDownLatch end = new CountDownLatch(1);
        Scheduler scheduler = builder(work -> new Thread(work).start())
                .patience(Duration.ofMillis(20))
                .open();
        scheduler.add(ScheduledTask.of("deaf", (firing, cancellation) -> end.await()));
        scheduler.fire("deaf", "a wish");
        Eventually.until("it has begun", () -> heard.contains("Started"));

        scheduler.close();

        assertThat(heard).containsExactly("Started");
        end.countDown();
        Eventually.until("it has ended", () -> heard.contains("Ended"));
    }

    @Test
    void aPipelineIsATaskOfItsName() {
        Pipeline<Integer, Integer> doubling = Pipeline.named("doubling", Integer.class)
                .step("double", (input, context) -> {
                    heard.add("doubled " + input);
                    return 2 * input;
                })
                .build();
        Scheduler scheduler = scheduler();
        scheduler.add(ScheduledTask.of(Runner.builder().clock(clock).build(), doubling, firing -> 21));

        scheduler.fire("doubling", "ada asks");

        assertThat(heard).containsExactly("Started", "doubled 21", "Ended");
    }

    @Test
    void aPipelineThatFailsIsAFailure() {
        Pipeline<Integer, Integer> failing = Pipeline.named("failing", Integer.class)
                .<Integer>step("fail", (input, context) -> {
                    throw new IllegalStateException("no");
                })
                .build();
        Scheduler scheduler = scheduler();
        scheduler.add(ScheduledTask.of(Runner.builder().clock(clock).build(), failing, firing -> 21));

        scheduler.fire("failing", "ada asks");

        assertThat(heard).containsExactly("Started", "Failed");
    }

    @Test
    void namesTheTasksThereAre() {
        Scheduler scheduler = scheduler();
        scheduler.add(noting());

        assertThatThrownBy(() -> scheduler.fire("nothing", "a wish"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no task \"nothing\"; there are [noting]");
        assertThatThrownBy(() -> scheduler.add(noting())).isInstanceOf(IllegalArgumentException.class);
        assertThat(scheduler).hasToString("Scheduler[[noting]]");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> ScheduledTask.of("No Name", (firing, cancellation) -> heard.add("never")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> noting().atOnce(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Missed.all(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Missed.all(1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder(Runnable::run).lease(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder(Runnable::run).patience(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
