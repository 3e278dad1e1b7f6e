package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFileTest {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void nameATarget() {
        target = folder.resolve("ab/cdef");
    }

    @Test
    void aFileThatWasMovedIsNoLongerOpen() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "only Linux tells which files are open");
        Path real = folder.toRealPath();
        try (TempFile temp = temp()) {
            temp.write(out -> out.write(7));
            assertThat(openFiles()).contains(real.resolve("1.tmp"));

            temp.moveTo(target, FileTime.fromMillis(0));

            assertThat(target).hasBinaryContent(new byte[] {7});
            assertThat(openFiles()).noneMatch(file -> file.startsWith(real));
        }
        assertThat(target).exists();
    }

    @Test
    void aFileThatWasNotMovedIsGone() throws IOException {
        try (TempFile temp = temp()) {
            temp.write(out -> out.write(7));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeMovedIsGone() throws IOException {
        Files.createDirectories(target.resolve("in the way"));

        assertThatThrownBy(() -> {
                    try (TempFile temp = temp()) {
                        temp.write(out -> out.write(7));
                        temp.moveTo(target, FileTime.fromMillis(0));
                    }
                })
                .isInstanceOf(IOException.class);

        assertThat(folder.resolve("1.tmp")).doesNotExist();
    }

    private TempFile temp() throws IOException {
        return new TempFile(folder.resolve("1.tmp"), new DurableFolders(folder, Folders::force));
    }

    private static List<Path> openFiles() throws IOException {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.flatMap(TempFileTest::target).toList();
        }
    }

    /** The list itself is open while it is read, and no longer afterwards. */
    private static Stream<Path> target(Path link) {
        try {
            return Stream.of(Files.readSymbolicLink(link));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
