package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PauseTest {
    @Test
    void anInterruptedThreadWaitsAndStaysInterrupted() {
        long wanted = TimeUnit.MILLISECONDS.toNanos(30);
        Thread.currentThread().interrupt();

        long start = System.nanoTime();
        Pause.ofNanos(wanted);
        long waited = System.nanoTime() - start;

        assertThat(Thread.interrupted()).isTrue();
        assertThat(waited).isGreaterThanOrEqualTo(wanted / 2);
    }

    @Test
    void aMomentIsShorterThanASleep() {
        long shortest = LongStream.range(0, 50).map(each -> timed(20_000)).min().orElseThrow();

        assertThat(shortest).isBetween(20_000L, TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static long timed(long nanos) {
        long start = System.nanoTime();
        Pause.ofNanos(nanos);
        return System.nanoTime() - start;
    }
}
