package org.evermodel.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,0 ms",
        "PT0.999S,999 ms",
        "PT1S,1.0 s",
        "PT59.94S,59.9 s",
        "PT1M,1 min 0 s",
        "PT59M59S,59 min 59 s",
        "PT25H3M,25 h 3 min"
    })
    void timesAreSaidAsPeopleDo(Duration time, String said) {
        assertThat(Texts.time(time)).isEqualTo(said);
    }

    @Test
    void halfOfAPairOfSurrogatesIsNoText() {
        assertThat(Texts.xml("a\ud800b\uffffc😀")).isEqualTo("a\ufffdb\ufffdc😀");
    }
}
