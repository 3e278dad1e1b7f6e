package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Fingerprinter;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvInputsTest {
    @TempDir
    Path folder;

    @Test
    void gzipIsUnpackedWhateverTheFileIsCalled() throws IOException {
        Path plain = file("plain.csv", "a,b\n1,x\n2,y\n");
        Path packed = Files.write(folder.resolve("packed.csv"), packed("a,b\n1,x\n2,y\n"));

        assertThat(CsvSource.of(packed).load()).isEqualTo(CsvSource.of(plain).load());
        assertThat(Fingerprinter.fingerprint(CsvSource.of(packed)))
                .isEqualTo(CsvSource.of(plain).load().fingerprint());
    }

    @Test
    void gzipThatIsCutOffIsRefused() throws IOException {
        byte[] whole = packed("a,b\n" + "1,2\n".repeat(100_000));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        Path empty = Files.write(folder.resolve("two.gz"), new byte[] {0x1F, (byte) 0x8B});

        assertThatThrownBy(() -> CsvSource.of(cut).load())
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith(cut + ": is gzip, but damaged or cut off");
        assertThatThrownBy(() -> CsvSource.of(empty).load()).isInstanceOf(MalformedDataException.class);
    }

    @Test
    void severalFilesAreOneTable() {
        CsvSource source = CsvSource.of(List.of(file("1.csv", "a,b\n1,x\n"), file("2.csv", "b;a\ny;2,5\n")));

        Dataset table = source.load();

        assertThat(table.column("a").type()).isEqualTo(ColumnType.REAL);
        assertThat(table.row(0)).isEqualTo(Row.of("a", 1.0, "b", "x"));
        assertThat(table.row(1)).isEqualTo(Row.of("a", 2.5, "b", "y"));
        assertThat(source.location()).isEqualTo(folder.resolve("1.csv") + " and 1 more file");
        assertThatThrownBy(() -> CsvSource.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFaultInALaterFileIsNamedThere() {
        Path second = file("2.csv", "a,b\n1,2\n3\n");

        assertThatThrownBy(() -> CsvSource.of(List.of(file("1.csv", "a,b\n1,x\n"), second))
                        .load())
                .hasMessageStartingWith(second + ": record 2 (line 3) has 1 field");
    }

    @Test
    void aStreamIsReadOnceAndKept() throws IOException {
        InputStream stream = new ByteArrayInputStream("a\n1.50\nx\n".getBytes(StandardCharsets.UTF_8));
        CsvSource source = CsvSource.of("the stream", stream);

        assertThat(stream.read()).isEqualTo(-1);
        assertThat(source.load().column("a").value(0)).hasValue("1.50");
        assertThat(source.load()).isEqualTo(source.load());
        assertThat(source.location()).isEqualTo("the stream");
    }

    @Test
    void aStreamThatFailsIsNamed() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> CsvSource.of("the stream", failing))
                .isInstanceOf(StorageException.class)
                .hasMessage("the stream: could not be read: the line is dead");
        assertThatThrownBy(() ->
                        CsvSource.reopening("the stream", () -> failing).build().load())
                .isInstanceOf(StorageException.class);
    }

    @Test
    void aDirectoryIsReadWhereItIsSaidToBeOne() throws IOException {
        file("b.csv", "a\n2\n");
        file("a.csv", "a\n1\n");
        file("note.txt", "no table, this");
        Files.createDirectory(folder.resolve("c.csv"));

        Dataset table = CsvSource.directory(folder, "*.csv").load();

        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.column("a").value(0)).hasValue(1L);
        assertThatThrownBy(() -> CsvSource.of(folder).load()).isInstanceOf(MalformedDataException.class);
    }

    @Test
    void aDirectoryWithoutAFittingFileIsRefused() {
        assertThatThrownBy(() -> CsvSource.directory(folder, "*.tsv"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage(folder + ": no file in it fits *.tsv");
        assertThatThrownBy(() -> CsvSource.directory(folder.resolve("absent"), "*"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aLargeFileIsReadInRangesByItself() {
        Path large = file("large.csv", "a,b\n" + "12345678,\"some text\"\n".repeat(150_000));

        assertThat(CsvSource.of(large).load()).isEqualTo(CsvSource.of(large).load(java.util.OptionalInt.of(1)));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
