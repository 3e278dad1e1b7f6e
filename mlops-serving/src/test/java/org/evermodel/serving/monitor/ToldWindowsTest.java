package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.StorageException;
import org.evermodel.data.Dataset;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Link;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.serving.Route;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** Windows that were judged are told to the lineage; that it cannot be told changes nothing else. */
class ToldWindowsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private static final String SERIES = Long.toUnsignedString(new SplittableRandom(7).nextLong(), 36);

    private final TestTimer timer = TestTimer.patient(TestClock.at(NOW));
    private final Stream stream = Stream.ofClasses(7);
    private final Notes notes = new Notes();
    private final List<List<Link>> told = new ArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final LineageLog log = links -> {
        if (broken.get()) {
            throw new StorageException("the disk is full");
        }
        told.add(links);
    };

    private Monitor.Builder monitor() {
        return Monitor.builder(stream.reference())
                .windows(Windows.ofRows(100))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .executor(Runnable::run)
                .timer(timer)
                .random(new SplittableRandom(7))
                .listener(notes);
    }

    private Dataset answer(Monitor monitor, int rows, int version, Route route) {
        Dataset asked = stream.rows(rows).drop(Stream.TARGET);
        monitor.answered(asked, stream.answer(asked, version, route));
        return asked;
    }

    private static Thing window(String place, long number) {
        return Thing.window(place, NOW, NOW, SERIES, number);
    }

    private static Link answered(int version, String role, String place, Dataset rows) {
        return new Link(
                Thing.model(Stream.version(version).name(), version),
                window(place, 1),
                role,
                Map.of(
                        "rows",
                        Integer.toString(rows.rowCount()),
                        "inputs as judged",
                        rows.fingerprint().toString()));
    }

    @Test
    void aWindowIsToldOnceWithWhoAnsweredHowManyOfWhichRows() {
        try (Monitor monitor = monitor().lineage(log).open()) {
            Dataset first = answer(monitor, 60, 1, Route.CHAMPION);
            Dataset shadowed = answer(monitor, 20, 3, Route.SHADOW);
            assertThat(told).isEmpty();
            Dataset second = answer(monitor, 40, 2, Route.CANARY);

            assertThat(told).hasSize(1);
            assertThat(told.get(0).get(0))
                    .isEqualTo(new Link(
                            Thing.deployment("patients"),
                            window("patients", 1),
                            LineageLog.AT,
                            Map.of("window", "1", "rows", "100", "dropped", "0", "faults", "0", "alarms", "")));
            assertThat(told.get(0).subList(1, told.get(0).size()))
                    .containsExactlyInAnyOrder(
                            answered(1, "answered", "patients", first),
                            answered(2, "answered", "patients", second),
                            answered(3, "shadowed", "patients", shadowed));
            assertThat(notes.windows).hasSize(1);
        }
    }

    @Test
    void thereIsOneTellingForEachWindowThatWasJudgedAndNoneForOneThatIsGivenUp() {
        try (Monitor monitor = monitor().lineage(log, "eu-west").open()) {
            for (int i = 0; i < 35; i++) {
                answer(monitor, 10, 1, Route.CHAMPION);
            }
            assertThat(told).hasSize(3);
        }
        assertThat(told)
                .hasSize(3)
                .allSatisfy(links -> assertThat(links)
                        .extracting(Link::to)
                        .hasSize(2)
                        .containsOnly(links.get(0).to()));
        assertThat(told)
                .extracting(links -> links.get(0).to())
                .containsExactly(window("eu-west", 1), window("eu-west", 2), window("eu-west", 3));
    }

    @Test
    void aMonitorJudgesWhereTheLineageCannotBeToldAndTellsItLater() {
        try (Monitor monitor = monitor().lineage(log).open()) {
            broken.set(true);
            answer(monitor, 100, 1, Route.CHAMPION);
            assertThat(notes.windows).hasSize(1);
            assertThat(monitor.status().lineageFailures()).isEqualTo(1);

            broken.set(false);
            answer(monitor, 100, 1, Route.CHAMPION);

            assertThat(told)
                    .extracting(links -> links.get(0).facts().get("window"))
                    .containsExactly("1", "2");
            assertThat(monitor.status().lineageFailures()).isEqualTo(1);
        }
    }

    @Test
    void windowsOfTwoMonitorsAreToldApart() {
        for (int seed = 1; seed <= 2; seed++) {
            try (Monitor monitor =
                    monitor().random(new SplittableRandom(seed)).lineage(log).open()) {
                answer(monitor, 100, 1, Route.CHAMPION);
            }
        }
        assertThat(told).extracting(links -> links.get(0).to()).doesNotHaveDuplicates();
    }

    @Test
    void whatCouldNotBeToldIsToldAfterAWhileWhenAskedToAndAtTheEnd() {
        broken.set(true);
        Monitor monitor = monitor().lineage(log).open();
        answer(monitor, 100, 1, Route.CHAMPION);
        broken.set(false);
        timer.pass(Duration.ofSeconds(1));
        assertThat(told).hasSize(1);

        broken.set(true);
        answer(monitor, 100, 1, Route.CHAMPION);
        broken.set(false);
        monitor.flush();
        assertThat(told).hasSize(2);

        broken.set(true);
        answer(monitor, 100, 1, Route.CHAMPION);
        broken.set(false);
        monitor.close();
        assertThat(told).hasSize(3);
        assertThat(monitor.status().lineageGivenUp()).isZero();
    }

    @Test
    void whatCannotBeToldToTheEndIsGivenUpAndCounted() {
        broken.set(true);
        Monitor monitor = monitor().lineage(log).open();
        answer(monitor, 100, 1, Route.CHAMPION);

        monitor.close();

        assertThat(monitor.status().lineageFailures()).isEqualTo(2);
        assertThat(monitor.status().lineageGivenUp()).isEqualTo(2);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void listenersAreToldOfManyWindowsWhileTheLineageIsStillToldOfTheFirst() {
        CountDownLatch third = new CountDownLatch(3);
        AtomicBoolean waitedForNobody = new AtomicBoolean();
        LineageLog slow = links -> {
            try {
                waitedForNobody.set(third.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        MonitorListener counting = new MonitorListener() {
            @Override
            public void windowClosed(WindowReport window) {
                third.countDown();
            }
        };
        try (Monitor monitor = Monitor.builder(stream.reference())
                .windows(Windows.ofRows(100))
                .listener(counting)
                .lineage(slow)
                .open()) {
            answer(monitor, 300, 1, Route.CHAMPION);
        }
        assertThat(waitedForNobody).isTrue();
    }
}
