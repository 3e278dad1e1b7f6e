package org.evermodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvermodelTest {
    @Test
    void tellsItsVersion() {
        assertThat(Evermodel.version()).matches("\\d+\\.\\d+\\.\\d+(-.+)?");
    }
}
