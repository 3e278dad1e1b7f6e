package org.evermodel.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.StorageException;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void theFirstThatSucceedsIsTheLast() {
        int done = Attempts.until(
                1,
                "others were faster",
                () -> Optional.of(made.incrementAndGet()).filter(number -> number == 3));

        assertThat(done).isEqualTo(3);
        assertThat(made).hasValue(3);
    }

    @Test
    void whereNoneSucceedsTheFailureSaysHowOftenItWasTried() {
        assertThatThrownBy(() -> Attempts.until(0, "100% of the others were faster", () -> {
                    made.incrementAndGet();
                    return Optional.empty();
                }))
                .isInstanceOf(StorageException.class)
                .hasMessage("100% of the others were faster " + made + " times; try again");
    }

    @Test
    void anInterruptedThreadWaitsAllTheSameAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        long start = System.nanoTime();
        Attempts.until(
                TimeUnit.MILLISECONDS.toNanos(1),
                "others were faster",
                () -> Optional.of(made.incrementAndGet()).filter(number -> number == 20));
        long waited = System.nanoTime() - start;

        assertThat(Thread.interrupted()).isTrue();
        assertThat(waited).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(15));
    }
}
