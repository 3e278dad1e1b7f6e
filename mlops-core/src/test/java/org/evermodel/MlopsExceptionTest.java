package org.evermodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MlopsExceptionTest {
    @Test
    void keepsItsMessageAndCause() {
        var cause = new IllegalStateException("disk is full");

        var failure = new MlopsException("artifact could not be written", cause);

        assertThat(failure).hasMessage("artifact could not be written").hasCause(cause);
    }
}
