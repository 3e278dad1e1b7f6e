package org.evermodel.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.port.LineageLog.Link;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.spi.Timer;
import org.junit.jupiter.api.Test;

class PatientLineageTest {
    private final List<Link> told = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private final Deque<Runnable> handed = new ArrayDeque<>();
    private Optional<Throwable> failure = Optional.empty();
    private final LineageLog log = links -> {
        if (failure.isPresent() && failure.get() instanceof Error e) {
            throw e;
        }
        if (failure.isPresent()) {
            throw (RuntimeException) failure.get();
        }
        told.addAll(links);
    };
    private final Timer timer = (delay, action) -> {
        pauses.add(new Pause(delay, action));
        return () -> {};
    };
    private final PatientLineage lineage = PatientLineage.of(log, Runnable::run, timer);

    private record Pause(Duration length, Runnable after) {}

    /** Does what was to be done after the last pause. */
    private void letPass() {
        pauses.get(pauses.size() - 1).after().run();
    }

    private static Link link(int number) {
        return new Link(Thing.model(new ModelName("churn"), number), Thing.deployment("eu"), "as champion", Map.of());
    }

    private void tell(int number) {
        lineage.link(List.of(link(number)));
    }

    private static List<Link> links(int... numbers) {
        return IntStream.of(numbers).mapToObj(PatientLineageTest::link).toList();
    }

    @Test
    void whatCannotBeToldIsToldInOrderBeforeWhatComesNext() {
        failure = Optional.of(new StorageException("the disk is full"));
        tell(1);
        tell(2);
        assertThat(lineage.failures()).isEqualTo(2);

        failure = Optional.empty();
        tell(3);

        assertThat(told).containsExactlyElementsOf(links(1, 2, 3));
        assertThat(lineage.failures()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeToldIsToldWhenAskedToTryAgain() {
        failure = Optional.of(new StorageException("the disk is full"));
        tell(1);
        lineage.retry();
        assertThat(lineage.failures()).isEqualTo(2);
        assertThat(told).isEmpty();

        failure = Optional.empty();
        lineage.retry();
        lineage.retry();

        assertThat(told).containsExactlyElementsOf(links(1));
    }

    @Test
    void whatCanNeverBeToldKeepsNothingBack() {
        failure = Optional.of(new NotFoundException("there is no version 1"));
        tell(1);
        failure = Optional.empty();
        tell(2);

        assertThat(told).containsExactlyElementsOf(links(2));
        assertThat(lineage.failures()).isEqualTo(1);
        assertThat(lineage.givenUp()).isEqualTo(1);
    }

    @Test
    void whereOneLinkCanNeverBeToldThoseItWasToldWithAre() {
        PatientLineage choosy = PatientLineage.of(
                links -> {
                    if (links.contains(link(2))) {
                        throw new NotFoundException("there is no version 2");
                    }
                    log.link(links);
                },
                Runnable::run,
                timer);

        choosy.link(links(1, 2, 3));

        assertThat(told).containsExactlyElementsOf(links(1, 3));
        assertThat(choosy.givenUp()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatIsLeftOfATellingIsToldAgainWithoutWhatWasTold() {
        List<Link> asked = new ArrayList<>();
        PatientLineage choosy = PatientLineage.of(
                links -> {
                    asked.addAll(links);
                    if (links.size() > 1) {
                        throw new NotFoundException("there is no version");
                    }
                    if (links.contains(link(2)) && pauses.isEmpty()) {
                        throw new StorageException("the disk is full");
                    }
                    log.link(links);
                },
                Runnable::run,
                timer);

        choosy.link(links(1, 2));
        assertThat(told).containsExactlyElementsOf(links(1));
        asked.clear();
        letPass();

        assertThat(asked).containsExactlyElementsOf(links(2));
        assertThat(told).containsExactlyElementsOf(links(1, 2));
        assertThat(choosy.givenUp()).isZero();
    }

    @Test
    void anErrorOfTheLogIsNotThrownAndWhatItWasToldIsToldAgain() {
        failure = Optional.of(new NoClassDefFoundError("Driver"));
        tell(1);
        assertThat(lineage.failures()).isEqualTo(1);

        failure = Optional.empty();
        letPass();

        assertThat(told).containsExactlyElementsOf(links(1));
    }

    @Test
    void whatCouldNotBeToldIsToldAfterPausesThatGrowToAMinute() {
        failure = Optional.of(new StorageException("the disk is full"));
        tell(1);
        tell(2);
        for (int i = 0; i < 7; i++) {
            letPass();
        }
        assertThat(pauses)
                .extracting(pause -> pause.length().toSeconds())
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);

        failure = Optional.empty();
        letPass();
        assertThat(told).containsExactlyElementsOf(links(1, 2));
        failure = Optional.of(new StorageException("the disk is full"));
        tell(3);
        assertThat(pauses.get(pauses.size() - 1).length()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoTellsDoesNotWaitForTheLogWhichIsToldByOneTaskAtATime() {
        PatientLineage elsewhere = PatientLineage.of(log, handed::add, timer);
        elsewhere.link(links(1));
        elsewhere.link(links(2));
        assertThat(told).isEmpty();
        assertThat(handed).hasSize(1);

        handed.remove().run();
        assertThat(told).containsExactlyElementsOf(links(1, 2));
        elsewhere.link(links(3));
        assertThat(handed).hasSize(1);
    }

    @Test
    void whatNobodyTellsWaitsForTheTimer() {
        List<Executor> executors = new ArrayList<>();
        executors.add(work -> {
            throw new RejectedExecutionException("closed");
        });
        PatientLineage rejected =
                PatientLineage.of(log, work -> executors.get(0).execute(work), timer);
        rejected.link(links(1));
        assertThat(rejected.failures()).isEqualTo(1);

        executors.set(0, Runnable::run);
        letPass();

        assertThat(told).containsExactlyElementsOf(links(1));
    }

    @Test
    void whatWaitsIsToldOnceMoreAtTheEndAndTheRestIsGivenUp() {
        failure = Optional.of(new StorageException("the disk is full"));
        lineage.link(links(1, 2));
        failure = Optional.empty();
        lineage.close(Duration.ofSeconds(10));
        assertThat(told).containsExactlyElementsOf(links(1, 2));
        assertThat(lineage.givenUp()).isZero();

        PatientLineage other = PatientLineage.of(log, Runnable::run, timer);
        failure = Optional.of(new StorageException("the disk is full"));
        other.link(links(3, 4));
        other.close(Duration.ofSeconds(10));
        other.close(Duration.ofSeconds(10));
        assertThat(other.failures()).isEqualTo(2);
        assertThat(other.givenUp()).isEqualTo(2);

        failure = Optional.empty();
        other.link(links(5));
        letPass();
        assertThat(other.givenUp()).isEqualTo(3);
        assertThat(told).containsExactlyElementsOf(links(1, 2));
    }

    @Test
    void theEndWaitsForALogABoundedTime() {
        PatientLineage stuck = PatientLineage.of(log, handed::add, timer);
        stuck.link(links(1));

        stuck.close(Duration.ofMillis(1));

        assertThat(stuck.givenUp()).isEqualTo(1);
    }

    @Test
    void theOldestIsGivenUpWhereTooMuchWaits() {
        failure = Optional.of(new StorageException("the disk is full"));
        for (int number = 1; number <= 1_001; number++) {
            tell(number);
        }
        failure = Optional.empty();
        lineage.retry();

        assertThat(lineage.givenUp()).isEqualTo(1);
        assertThat(told).hasSize(1_000).startsWith(link(2)).endsWith(link(1_001));
    }

    @Test
    void aLinkHasBoundedFactsInTheOrderOfTheirNames() {
        Thing place = Thing.deployment("eu");
        assertThat(new Link(place, place, "", Map.of("b", "2", "a", "1"))
                        .facts()
                        .toString())
                .isEqualTo("{a=1, b=2}");
        Map<String, String> many = IntStream.range(0, 21).boxed().collect(Collectors.toMap(i -> "f" + i, i -> ""));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "", many))
                .withMessageContaining("at most 20 facts");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "", Map.of("rows", "1".repeat(251))))
                .withMessageContaining("\"rows\" of a link must have at most 250");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "", Map.of("", "1")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "r".repeat(251), Map.of()))
                .withMessageContaining("at most 250");
    }
}
