package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FreshThreadTest {
    @Test
    void runsOnAnotherThread() {
        assertThat(FreshThread.call(Thread::currentThread)).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void failsAsTheWorkDoes() {
        assertThatThrownBy(() -> FreshThread.call(() -> {
                    throw new IllegalArgumentException("no rows");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rows");
        assertThatThrownBy(() -> FreshThread.call(() -> {
                    throw new IOException("no disk");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no disk");
        assertThatThrownBy(() -> FreshThread.call(() -> {
                    throw new OutOfMemoryError("no room");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void keepsAnInterruptForLater() {
        Thread.currentThread().interrupt();

        assertThat(FreshThread.call(() -> 42)).isEqualTo(42);
        assertThat(Thread.interrupted()).isTrue();
    }
}
