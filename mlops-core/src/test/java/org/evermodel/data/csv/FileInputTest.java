package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.evermodel.MlopsException;
import org.evermodel.data.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInputTest {
    @TempDir
    Path folder;

    @Test
    void aFileCanBeReadTwice() throws IOException {
        CsvInput bytes = FileInput.of(Files.writeString(folder.resolve("a.csv"), "a\n1\n"));

        for (int i = 0; i < 2; i++) {
            try (InputStream in = bytes.open()) {
                assertThat(in.readAllBytes()).hasSize(4);
            }
        }
        assertThatCode(bytes::requireUnchanged).doesNotThrowAnyException();
    }

    @Test
    void aFileThatGrowsMeanwhileIsNoticed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
        CsvInput bytes = FileInput.of(file);
        Files.writeString(file, "a\n1\n2\n");

        assertThatThrownBy(bytes::requireUnchanged)
                .isInstanceOf(MlopsException.class)
                .hasMessage(file + ": was changed while it was read; read it again when it is complete");
    }

    @Test
    void aFileThatIsRewrittenMeanwhileIsNoticed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
        CsvInput bytes = FileInput.of(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        assertThatThrownBy(bytes::requireUnchanged).isInstanceOf(MlopsException.class);
    }

    @Test
    void aDeviceThatGivesNothingIsAnEmptyTable() {
        Path nothing = Path.of("/dev/null");
        assumeTrue(Files.exists(nothing), "this system has no /dev/null");

        assertThatThrownBy(() -> CsvSource.of(nothing).load())
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("/dev/null: is empty, but a table is expected");
    }
}
