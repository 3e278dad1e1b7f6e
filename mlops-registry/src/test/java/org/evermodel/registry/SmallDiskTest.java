package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real disk that is really full, or really read-only: what cannot be written is told, the home stays good, and what
 * is tried again works. The disk is one in memory that only a child process sees, which Linux lets an ordinary user mount
 * in a namespace of his own, unless the machine forbids it.
 */
class SmallDiskTest {
    private static final List<String> MOUNT =
            List.of("unshare", "-rm", "/bin/sh", "-c", "mount -t tmpfs -o size=24m none \"$0\" && exec \"$@\"");

    @TempDir
    Path disk;

    private List<String> inASmallDisk(Class<?> main, Object... args) {
        List<String> prefix = new ArrayList<>(MOUNT);
        prefix.add(disk.toString());
        try (ChildProcess child = ChildProcess.start(prefix, main, args)) {
            List<String> told = child.rest();
            assertThat(child.exitCode()).as("%s", told).isZero();
            return told;
        }
    }

    private void assumeItCanBeMounted() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(MOUNT);
        command.addAll(List.of(disk.toString(), "true"));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort("there is no unshare on this system: " + e.getMessage());
            return;
        }
        Assumptions.assumeTrue(
                process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0,
                "this machine lets nobody mount a disk of his own");
    }

    @Tag("slow")
    @Test
    void whateverIsDoneOnAFullDiskIsToldAndCanBeDoneAgain() throws IOException, InterruptedException {
        assumeItCanBeMounted();

        List<String> told = inASmallDisk(Cramped.class, disk, 61, 60, "full");

        assertThat(told).noneMatch(line -> line.startsWith("wrong")).endsWith("end");
        assertThat(told.stream().filter(line -> line.startsWith("refused")))
                .hasSizeGreaterThan(60)
                .allMatch(line -> line.matches(".*(disk is full|No space left on device).*"));
    }

    @Test
    void aHomeThatCanOnlyBeReadIsReadAndNothingElse() throws IOException, InterruptedException {
        assumeItCanBeMounted();

        List<String> told = inASmallDisk(Cramped.class, disk, 62, 60, "read-only");

        assertThat(told).noneMatch(line -> line.startsWith("wrong")).endsWith("end");
        assertThat(told.stream().filter(line -> line.startsWith("refused")))
                .hasSizeGreaterThan(15)
                .allMatch(line -> line.matches(".*(read-only; make the folder|Read-only file system).*"));
    }
}
