package org.evermodel.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.evermodel.RunId;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.pipeline.Approval;
import org.evermodel.pipeline.ApprovalDecision;
import org.evermodel.pipeline.Approved;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.RunStatus;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepContext;
import org.evermodel.pipeline.UnfinishedRun;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Eventually;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** One run of a pipeline after another, also where one was left unfinished. */
class UnfinishedRunsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:10Z");
    private static final Schema SCHEMA = Schema.of(List.of(new Field("age", ColumnType.INTEGER)));

    private final TestClock clock = TestClock.at(START);
    private final TestTimer timer = TestTimer.patient(clock);
    private final Faults faults = new Faults();
    private final Storage shared = Storage.inMemory();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private Consumer<Dataset> atWork = rows -> {};

    private final Pipeline<Dataset, Integer> counting = Pipeline.named("counting", Dataset.class)
            .step("prepare", (rows, context) -> rows)
            .step("count", (rows, context) -> {
                atWork.accept(rows);
                done.add("counted " + rows.rowCount());
                return rows.rowCount();
            })
            .build();

    private static Dataset people(int count) {
        List<Row> rows = new ArrayList<>();
        for (long age = 1; age <= count; age++) {
            rows.add(Row.of("age", age));
        }
        return Dataset.of(SCHEMA, rows);
    }

    private Runner runner(Storage storage) {
        return Runner.builder()
                .storage(storage)
                .clock(clock)
                .timer(timer)
                .parallelism(1)
                .build();
    }

    private Scheduler.Builder builder() {
        return Scheduler.builder(shared.metadata())
                .clock(clock)
                .timer(timer)
                .executor(Runnable::run)
                .listener(event -> told.add(event.getClass().getSimpleName()));
    }

    private ScheduledTask task(int people) {
        return ScheduledTask.of(runner(shared), counting, firing -> people(people));
    }

    /** Leaves a run unfinished, as a process does that dies at work. */
    private void dieCounting(int people) {
        atWork = rows -> faults.dieAt(1, Faults.Moment.BEFORE);
        runner(faults.in(shared)).run(counting, people(people));
        atWork = rows -> {};
        done.clear();
        timer.pass(Duration.ofMinutes(10));
        assertThat(runner(shared).unfinished())
                .extracting(UnfinishedRun::status)
                .containsExactly(RunStatus.RUNNING);
    }

    @Test
    void aRunWhoseProcessDiedIsGoneOnWithBeforeTheNextBegins() {
        dieCounting(3);
        Scheduler scheduler = builder().open();
        scheduler.add(task(4));

        scheduler.fire("counting", "a wish");

        assertThat(done).containsExactly("counted 3", "counted 4");
        assertThat(told).containsExactly("Started", "Ended", "Started", "Ended");
        assertThat(runner(shared).unfinished()).isEmpty();
    }

    @Test
    void aRunThatIsLeftToPeopleIsNotGoneOnWith() {
        dieCounting(3);
        Scheduler scheduler = builder().open();
        scheduler.add(ScheduledTask.of(runner(shared), counting, firing -> people(4), Unfinished.BESIDE));

        scheduler.fire("counting", "a wish");

        assertThat(done).containsExactly("counted 4");
        assertThat(runner(shared).unfinished()).hasSize(1);
    }

    @Test
    void aRunThatCannotBeGoneOnWithHoldsUpNoOther() {
        dieCounting(3);
        Pipeline<Dataset, Integer> changed = Pipeline.named("counting", Dataset.class)
                .step("count-otherwise", (rows, context) -> {
                    done.add("counted " + rows.rowCount());
                    return rows.rowCount();
                })
                .build();
        Scheduler scheduler = builder().open();
        scheduler.add(ScheduledTask.of(runner(shared), changed, firing -> people(4)));

        scheduler.fire("counting", "a wish");
        scheduler.fire("counting", "another wish");

        assertThat(told).containsExactly("Started", "Failed", "Started", "Ended", "Started", "Ended");
    }

    @Test
    void aRunThatFailedIsLeftToPeople() {
        atWork = rows -> {
            throw new IllegalStateException("no room for " + rows.rowCount());
        };
        runner(shared).run(counting, people(3));
        atWork = rows -> {};
        Scheduler scheduler = builder().open();
        scheduler.add(task(4));

        scheduler.fire("counting", "a wish");

        assertThat(done).containsExactly("counted 4");
    }

    @Test
    void aRunThatTheSchedulerEndedIsGoneOnWithByTheNext() {
        CountDownLatch counting = new CountDownLatch(1);
        Scheduler first = builder().executor(work -> new Thread(work).start()).open();
        atWork = rows -> {
            counting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while it counted", e);
            }
        };
        first.add(task(3));
        first.fire("counting", "a wish");
        Eventually.until("it counts", () -> counting.getCount() == 0);
        first.close();
        atWork = rows -> {};
        Scheduler second = builder().open();
        second.add(task(4));

        second.fire("counting", "another wish");

        assertThat(done).containsExactly("counted 3", "counted 4");
    }

    private final Approval release = Approval.of("Release it?");
    private final Pipeline<Dataset, Integer> asking = Pipeline.named("asking", Dataset.class)
            .step("prepare", (rows, context) -> rows)
            .awaitApproval("release", release)
            .step("count", (Approved<Dataset> approved, StepContext context) -> {
                done.add("counted " + approved.value().rowCount());
                return approved.value().rowCount();
            })
            .build();

    private RunId waits() {
        return runner(shared).run(asking, people(3)).report().run().orElseThrow();
    }

    private void decideAndResume(RunId run) {
        Runner runner = runner(shared);
        ApprovalDecision yes = new ApprovalDecision("ann", "", true, "it is good", Map.of(), clock.instant());
        runner.approvals().open().forEach(question -> runner.approvals().decide(question, yes));
        runner.resume(asking, run, Resume.unchanged());
    }

    @Test
    void noRunBeginsWhileOneWaitsForPeople() {
        RunId waiting = waits();
        Scheduler scheduler = builder().open();
        scheduler.add(ScheduledTask.of(runner(shared), asking, firing -> people(4)));
        scheduler.fire("asking", "a wish");
        timer.pass(Duration.ofMinutes(10));
        assertThat(told).isEmpty();

        decideAndResume(waiting);
        assertThat(done).containsExactly("counted 3");
        timer.pass(Duration.ofMinutes(1));

        assertThat(told).containsExactly("Started", "Failed");
        assertThat(runner(shared).unfinished())
                .extracting(UnfinishedRun::status)
                .containsExactly(RunStatus.WAITING);
    }

    @Test
    void whatIsMissedWhileARunWaitsForPeopleIsLetGoWhereTheTaskSaysSo() {
        RunId waiting = waits();
        Scheduler scheduler = builder().open();
        scheduler.add(
                ScheduledTask.of(runner(shared), asking, firing -> people(4)).missed(Missed.skip()));
        scheduler.fire("asking", "a wish");
        timer.pass(Duration.ofMinutes(10));

        runner(shared).abandon(waiting, "nobody decides");
        timer.pass(Duration.ofMinutes(1));

        assertThat(told).containsExactly("Skipped");
    }

    @Test
    void besideOneThatWaitsOthersRunWhereTheTaskAllowsMoreAtOnce() {
        waits();
        Scheduler scheduler = builder().open();
        scheduler.add(
                ScheduledTask.of(runner(shared), asking, firing -> people(4)).atOnce(2));

        scheduler.fire("asking", "a wish");
        scheduler.fire("asking", "another wish");

        assertThat(told).containsExactly("Started", "Failed");
        assertThat(runner(shared).unfinished()).hasSize(2);
    }
}
