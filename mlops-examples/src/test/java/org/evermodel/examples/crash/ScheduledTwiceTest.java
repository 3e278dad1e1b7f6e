package org.evermodel.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.evermodel.examples.ChildJvm;
import org.evermodel.testkit.Eventually;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the same schedule over one home, of which one is killed. */
@Tag("slow")
class ScheduledTwiceTest {
    private static final int TOGETHER = 6;
    private static final int ALONE = 5;

    @TempDir
    Path folder;

    @Test
    void eachOccasionIsRunByOneOfThemAndTheOtherGoesOnAlone() throws Exception {
        Process first = start("first");
        Process second = start("second");
        try {
            Eventually.until(
                    "both ran some occasions together", () -> occasions().size() >= TOGETHER);
            first.destroyForcibly().waitFor();
            int before = occasions().size();
            Eventually.until("the other went on", () -> occasions().size() >= before + ALONE);
            second.getOutputStream().close();

            assertThat(second.waitFor()).isZero();
        } finally {
            first.destroyForcibly().waitFor();
            second.destroyForcibly().waitFor();
        }

        List<Instant> occasions = occasions();
        assertThat(occasions).doesNotHaveDuplicates().isSorted();
        // The process that was killed may have taken one with it; no other is missing.
        long seconds = Duration.between(occasions.get(0), occasions.get(occasions.size() - 1))
                .toSeconds();
        assertThat(seconds + 1 - occasions.size()).isBetween(0L, 1L);
    }

    private List<Instant> occasions() {
        Path log = log();
        try {
            return Files.exists(log)
                    ? Files.readAllLines(log).stream()
                            .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildJvm.classPath(),
                        RunsOnSchedule.class.getName(),
                        folder.resolve("home").toString(),
                        log().toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
