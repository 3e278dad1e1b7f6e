package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
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
}
