package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.serving.Answer;
import org.evermodel.serving.Query;
import org.evermodel.serving.Route;
import org.evermodel.serving.monitor.Alert.Kind;
import org.junit.jupiter.api.Test;

/** How answers get into windows, and that none is lost on the way. */
class WindowsTest {
    private final Stream stream = Stream.ofClasses(1);
    private final Reference reference = stream.reference();
    private final Notes notes = new Notes();

    private Monitor.Builder monitor(Windows windows) {
        return Monitor.builder(reference).windows(windows).listener(notes).executor(Runnable::run);
    }

    @Test
    void theHostMayCloseWindows() {
        try (Monitor monitor = monitor(Windows.closedByHost()).open()) {
            monitor.closeWindow();
            stream.pass(7, monitor);
            monitor.closeWindow();
            stream.pass(5, monitor);
            monitor.closeWindow();
            monitor.closeWindow();
        }

        assertThat(notes.windows).extracting(WindowReport::rows).containsExactly(7L, 5L);
        assertThat(notes.windows).extracting(WindowReport::window).containsExactly(1L, 2L);
        assertThat(notes.cohorts).hasSize(2);
    }

    @Test
    void aFullWindowIsClosedWhateverElseClosesWindows() {
        try (Monitor monitor = monitor(Windows.closedByHost().holding(10)).open()) {
            stream.pass(25, monitor);
            monitor.closeWindow();
        }

        assertThat(notes.windows).extracting(WindowReport::rows).containsExactly(10L, 10L, 5L);
    }

    @Test
    void timeClosesWindows() {
        Instant[] now = {Instant.EPOCH};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        try (Monitor monitor =
                monitor(Windows.of(Duration.ofHours(1))).clock(clock).open()) {
            stream.pass(3, monitor);
            now[0] = now[0].plus(Duration.ofMinutes(59));
            stream.pass(4, monitor);
            now[0] = now[0].plus(Duration.ofMinutes(1));
            stream.pass(5, monitor);
            now[0] = now[0].plus(Duration.ofHours(3));
            monitor.flush();
        }

        assertThat(notes.windows).extracting(WindowReport::rows).containsExactly(7L, 5L);
        assertThat(notes.windows.get(0).opened()).isEqualTo(Instant.EPOCH);
        assertThat(notes.windows.get(0).closed()).isEqualTo(Instant.EPOCH.plus(Duration.ofHours(1)));
    }

    @Test
    void afterARestartNoAlarmIsUpAndTheNewReferenceCounts() {
        Stream changed = Stream.ofClasses(2);
        changed.turnOutcomes(0.3);
        try (Monitor monitor = monitor(Windows.ofRows(1_000)).open()) {
            for (int i = 0; i < 3; i++) {
                changed.pass(1_000, monitor);
            }
            assertThat(monitor.status().activeAlarms()).containsExactly(Kind.ERROR_RATE);

            monitor.restart(changed.reference());
            assertThat(monitor.status().activeAlarms()).isEmpty();
            for (int i = 0; i < 5; i++) {
                changed.pass(1_000, monitor);
            }
        }

        assertThat(notes.kinds()).containsExactly(Kind.ERROR_RATE);
    }

    @Test
    void theAnswersOfOtherVersionsAreNotThoseOfTheReference() {
        stream.turnOutcomes(0.5);
        try (Monitor monitor = monitor(Windows.ofRows(1_000)).open()) {
            for (int i = 0; i < 4; i++) {
                Dataset rows = stream.rows(1_000);
                var answers = stream.answer(rows, 2, Route.CANARY);
                monitor.answered(rows, answers);
                monitor.labels(answers, rows.column(Stream.TARGET));
            }
        }

        assertThat(notes.cohorts).hasSize(4);
        assertThat(notes.alerts).isEmpty();
        assertThat(notes.windows)
                .allSatisfy(window -> assertThat(window.answers()).isEmpty());
    }

    @Test
    void aListenerMayRestartTheMonitorAndAskTheEndpoint() {
        try (Monitor monitor = monitor(Windows.ofRows(1_000)).open()) {
            List<String> told = new ArrayList<>();
            monitor.listen(new MonitorListener() {
                @Override
                public void matured(Cohort cohort) {
                    told.add("matured " + cohort.window());
                    monitor.restart(reference);
                    if (cohort.window() < 3) {
                        stream.pass(1_000, monitor);
                    }
                    monitor.flush();
                    told.add("done " + cohort.window());
                }
            });
            stream.pass(1_000, monitor);

            assertThat(told).containsExactly("matured 1", "done 1", "matured 2", "done 2", "matured 3", "done 3");
        }
    }

    @Test
    void aListenerThatFailsKeepsNothingFromTheOthers() {
        try (Monitor monitor = Monitor.builder(reference)
                .windows(Windows.ofRows(10))
                .listener(new MonitorListener() {
                    @Override
                    public void windowClosed(WindowReport window) {
                        throw new IllegalStateException("a listener of a test");
                    }
                })
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            stream.pass(10, monitor);
        }

        assertThat(notes.windows).hasSize(1);
        assertThat(notes.cohorts).hasSize(1);
    }

    @Test
    void whatThereIsNoRoomForGoesByCounted() {
        CountDownLatch held = new CountDownLatch(1);
        ExecutorService busy = Executors.newSingleThreadExecutor();
        busy.execute(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (Monitor monitor =
                monitor(Windows.ofRows(30)).room(50).executor(busy).open()) {
            for (int i = 0; i < 10; i++) {
                Dataset rows = stream.rows(10);
                monitor.answered(rows, stream.answer(rows, 1, Route.CHAMPION));
            }
            held.countDown();
            monitor.flush();

            assertThat(monitor.status().counted()).isEqualTo(50);
            assertThat(monitor.status().dropped()).isEqualTo(50);
            assertThat(notes.windows).hasSize(1);
            assertThat(notes.windows.get(0).dropped()).isEqualTo(50);
        } finally {
            busy.shutdown();
        }
    }

    @Test
    void aTableLargerThanTheRoomWaitsAlone() {
        try (Monitor monitor = monitor(Windows.ofRows(100)).room(50).open()) {
            stream.pass(100, monitor);
        }

        assertThat(notes.windows).hasSize(1);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        int threads = 8;
        int each = 2_000;
        Row row = stream.rows(1).drop(Stream.TARGET).row(0);
        Prediction prediction = stream.predict(stream.rows(1)).get(0);
        ExecutorService askers = Executors.newFixedThreadPool(threads);
        try (Monitor monitor = Monitor.builder(reference)
                .windows(Windows.ofRows(1_000))
                .listener(notes)
                .open()) {
            List<Future<?>> done = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> askers.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            String id = thread + "-" + i;
                            monitor.answered(
                                    Query.of(row), new Answer(id, prediction, Stream.version(1), Route.CHAMPION));
                            assertThat(monitor.label(id, "yes")).isEqualTo(LabelOutcome.JOINED);
                        }
                    }))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
            monitor.flush();

            assertThat(monitor.status().counted()).isEqualTo((long) threads * each);
            assertThat(monitor.status().dropped()).isZero();
            assertThat(notes.windows).hasSize(threads * each / 1_000);
            assertThat(notes.cohorts).hasSize(threads * each / 1_000);
            assertThat(notes.windows).extracting(WindowReport::window).isSorted();
            assertThat(monitor.status().waiting()).isZero();
        } finally {
            askers.shutdown();
        }
    }

    @Test
    void underAFloodWithoutLabelsMemoryStaysBounded() {
        try (Monitor monitor = monitor(Windows.ofRows(100)).mostWaiting(3).open()) {
            for (int i = 0; i < 200; i++) {
                Dataset rows = stream.rows(100);
                monitor.answered(rows, stream.answer(rows, 1, Route.CHAMPION));
            }

            assertThat(monitor.status().waiting()).isEqualTo(3);
            assertThat(monitor.status().lapsed()).isEqualTo(19_700);
            assertThat(notes.lapses).hasSize(197);
        }
    }

    @Test
    void windowsThatHoldNothingAreRefused() {
        assertThatThrownBy(() -> Windows.ofRows(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Windows.of(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Monitor.builder(reference).room(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
