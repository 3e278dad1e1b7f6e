package org.evermodel.registry.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What one process knows of another. */
class ProcessPlaceTest {
    private static final Optional<Instant> NOON = Optional.of(Instant.parse("2026-01-15T12:00:00Z"));

    private final ProcessHandle self = ProcessHandle.current();
    private final Optional<Instant> born = self.info().startInstant();
    private final ProcessPlace here = at("boot 1", self.pid(), born);

    @Test
    void aProcessThatLivesIsNotGone() {
        assertThat(here.knowsGone(at("boot 1", self.pid(), born))).isFalse();
        assertThat(here.knowsGone(at("boot 1", self.pid(), Optional.empty()))).isFalse();
    }

    @Test
    void aProcessThatEndedHereIsGone() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();

        assertThat(here.knowsGone(at("boot 1", ended.pid(), NOON))).isTrue();
    }

    @Test
    void aProcessWhoseNumberWasGivenAgainIsGone() {
        Assumptions.assumeTrue(born.isPresent(), "the system does not tell when processes start");

        assertThat(here.knowsGone(at("boot 1", self.pid(), born.map(at -> at.minusSeconds(6)))))
                .isTrue();
        assertThat(here.knowsGone(at("boot 1", self.pid(), born.map(at -> at.minusSeconds(4)))))
                .isFalse();
    }

    @Test
    void nothingIsKnownOfProcessesElsewhere() {
        long nobody = Long.MAX_VALUE;

        assertThat(here.knowsGone(at("boot 1", nobody, NOON))).isTrue();
        assertThat(here.knowsGone(at("boot 2", nobody, NOON))).isFalse();
        assertThat(here.knowsGone(new ProcessPlace("host", nobody, NOON, Optional.empty())))
                .isFalse();
        assertThat(new ProcessPlace("host", self.pid(), born, Optional.empty())
                        .knowsGone(new ProcessPlace("host", nobody, NOON, Optional.empty())))
                .isFalse();
    }

    private static ProcessPlace at(String place, long pid, Optional<Instant> born) {
        return new ProcessPlace("host", pid, born, Optional.of(place));
    }
}
