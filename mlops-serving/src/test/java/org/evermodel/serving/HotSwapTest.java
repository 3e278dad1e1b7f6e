package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.model.Prediction;
import org.evermodel.testkit.Eventually;
import org.evermodel.testkit.SampleTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Champions and canaries are exchanged while many ask. */
class HotSwapTest extends ServedModels {
    private static final int CLIENTS = 16;
    private static final int SWAPS = 100;
    private static final int QUESTIONS_BETWEEN = 20;
    private static final Dataset ROWS = SampleTables.classified(10, 5);

    /** A key that a small canary does not get. */
    private static final String OF_THE_CHAMPION = "patient-1";

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong asked = new AtomicLong();

    /** What a client saw. */
    private record Seen(long answers, Set<Integer> versions, Set<String> wrong) {}

    @Test
    void everyRequestIsAnsweredByOneVersionExactlyWhileChampionsAreExchanged() throws Exception {
        Endpoint endpoint = open();

        List<Seen> seen = whileClientsAsk(
                endpoint, SWAPS, QUESTIONS_BETWEEN, swap -> endpoint.promote(1 + (swap + 1) % 3, "swap " + swap));

        assertAllAnswered(endpoint, seen, (long) SWAPS * QUESTIONS_BETWEEN);
        assertThat(watched.opened()).isGreaterThanOrEqualTo(SWAPS);
        Eventually.until("only the last champion is open", () -> watched.open() == 1);
    }

    /** A million answers and a thousand exchanges. */
    @Test
    @Tag("slow")
    void noLessInTheLongRun() throws Exception {
        Endpoint endpoint = open();

        List<Seen> seen =
                whileClientsAsk(endpoint, 1_000, 1_000, swap -> endpoint.promote(1 + (swap + 1) % 3, "swap " + swap));

        assertAllAnswered(endpoint, seen, 1_000_000);
        Eventually.until("only the last champion is open", () -> watched.open() == 1);
    }

    @Test
    void noLessWhileCanariesComeGrowAndAreRolledBack() throws Exception {
        Endpoint endpoint = open();

        List<Seen> seen = whileClientsAsk(endpoint, SWAPS, QUESTIONS_BETWEEN, swap -> {
            switch (swap % 4) {
                case 0 -> endpoint.canary(2, 0.3, "a canary");
                case 1 -> endpoint.canary(2, 0.7, "it grows");
                case 2 -> endpoint.promote("it is good");
                default -> endpoint.rollback("it is not");
            }
        });

        assertAllAnswered(endpoint, seen, (long) SWAPS * QUESTIONS_BETWEEN);
        Eventually.until("only the champion is open", () -> watched.open() == 1);
    }

    @Test
    void aRequestUnderWayKeepsItsModelOpenWhateverComesAfterIt() throws Exception {
        Endpoint endpoint = open();
        Prediction expected = ofVersion(1);
        endpoint.canary(2, 0.01, "loaded before anything is held up");
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            watched.hold();
            Future<Answer> answer =
                    client.submit(() -> endpoint.predict(Query.of(Samples.ROW).key(OF_THE_CHAMPION)));
            Eventually.until("the request is under way", () -> watched.waiting() == 1);
            endpoint.promote("while a request is under way");
            long underWay = endpoint.status().inFlight();
            int openMeanwhile = watched.open();
            watched.release();

            assertThat(answer.get().prediction()).isEqualTo(expected);
            assertThat(underWay).isEqualTo(1);
            assertThat(openMeanwhile).isEqualTo(2);
            Eventually.until("the first champion is closed", () -> watched.open() == 1);
            assertThat(endpoint.status().inFlight()).isZero();
        } finally {
            client.shutdownNow();
        }
    }

    private interface Swap {
        void swap(int number);
    }

    /** Between two swaps at least so many questions are answered, so the swaps fall among them whatever the machine. */
    private List<Seen> whileClientsAsk(Endpoint endpoint, int count, int questionsBetween, Swap swaps)
            throws Exception {
        Map<Integer, List<Prediction>> expected = IntStream.rangeClosed(1, 3)
                .boxed()
                .collect(Collectors.toMap(
                        version -> version,
                        version -> IntStream.range(0, ROWS.rowCount())
                                .mapToObj(row -> ofVersion(version, ROWS.row(row)))
                                .toList()));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Seen>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> ask(endpoint, expected)));
            }
            for (int swap = 0; swap < count; swap++) {
                swaps.swap(swap);
                long until = asked.get() + questionsBetween;
                Eventually.until("the clients ask on", () -> asked.get() >= until || done.get());
            }
            done.set(true);
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> client : running) {
                seen.add(client.get());
            }
            return seen;
        } finally {
            done.set(true);
            clients.shutdownNow();
        }
    }

    private Seen ask(Endpoint endpoint, Map<Integer, List<Prediction>> expected) {
        long answers = 0;
        Set<Integer> versions = new HashSet<>();
        Set<String> wrong = new HashSet<>();
        while (!done.get()) {
            int row = (int) (answers % ROWS.rowCount());
            Answer answer = endpoint.predict(ROWS.row(row));
            int version = answer.version().number();
            if (!expected.getOrDefault(version, List.of()).get(row).equals(answer.prediction())) {
                wrong.add("row " + row + " by version " + version + ": " + answer.prediction());
            }
            versions.add(version);
            answers++;
            asked.incrementAndGet();
        }
        return new Seen(answers, versions, wrong);
    }

    private void assertAllAnswered(Endpoint endpoint, List<Seen> seen, long atLeast) {
        Set<Integer> versions = new HashSet<>();
        seen.forEach(client -> versions.addAll(client.versions()));
        assertThat(seen)
                .hasSize(CLIENTS)
                .allSatisfy(client -> assertThat(client.wrong()).isEmpty());
        assertThat(versions).hasSizeGreaterThan(1);
        assertThat(seen.stream().mapToLong(Seen::answers).sum())
                .isEqualTo(asked.get())
                .isEqualTo(endpoint.status().answered())
                .isGreaterThanOrEqualTo(atLeast);
        assertThat(endpoint.status().inFlight()).isZero();
        assertThat(watched.faults()).isEmpty();
    }
}
