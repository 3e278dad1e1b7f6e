package org.evermodel.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.evermodel.NotFoundException;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetSourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional int32 a                             | 7        | INTEGER   | 7",
                "required int32 a                             | 7        | INTEGER   | 7",
                "optional int32 a (INTEGER(32,false))         | -1       | INTEGER   | 4294967295",
                "optional int32 a (INTEGER(8,true))           | -1       | INTEGER   | -1",
                "optional int64 a                             | -9223372036854775808 | INTEGER | -9223372036854775808",
                "optional int32 a (DECIMAL(9,0))              | 123      | INTEGER   | 123",
                "optional int64 a (DECIMAL(18,2))             | 12345    | REAL      | 123.45",
                "optional binary a (DECIMAL(30,1))            | x3039    | REAL      | 1234.5",
                "optional fixed_len_byte_array(3) a (DECIMAL(6,2)) | xFFCFC7 | REAL | -123.45",
                "optional fixed_len_byte_array(16) a (UUID)   | x00000000000000000000000000000007 | CATEGORICAL"
                        + " | 00000000-0000-0000-0000-000000000007",
                "optional float a                             | 0.5      | REAL      | 0.5",
                "optional double a                            | NaN      | REAL      | NaN",
                "optional boolean a                           | true     | BOOLEAN   | true",
                "optional int32 a (DATE)                      | 19782    | TIMESTAMP | 2024-02-29T00:00:00Z",
                "optional int64 a (TIMESTAMP(MILLIS,true))    | -1       | TIMESTAMP | 1969-12-31T23:59:59.999Z",
                "optional int64 a (TIMESTAMP(MICROS,false))   | 1        | TIMESTAMP | 1970-01-01T00:00:00.000001Z",
                "optional int64 a (TIMESTAMP(NANOS,true))     | -1       | TIMESTAMP | 1969-12-31T23:59:59.999999Z",
                "optional binary a (STRING)                   | züri     | CATEGORICAL | züri",
                "optional binary a (ENUM)                     | east     | CATEGORICAL | east",
                "optional binary a (JSON)                     | {}       | CATEGORICAL | {}",
            })
    void eachTypeOfAFileHasOneOfOurs(String column, String value, ColumnType type, String cell) throws IOException {
        Path file = file(column, group -> add(group, column, value));

        Dataset table = ParquetSource.of(file).load();

        assertThat(table.schema()).isEqualTo(Schema.of(new Field("a", type)));
        assertThat(table.column("a").value(0).orElseThrow()).hasToString(cell);
    }

    private static void add(Group group, String column, String value) {
        if (value.startsWith("x")) {
            group.add("a", Binary.fromConstantByteArray(HexFormat.of().parseHex(value.substring(1))));
        } else if (column.contains("int32")) {
            group.add("a", Integer.parseInt(value));
        } else if (column.contains("int64")) {
            group.add("a", Long.parseLong(value));
        } else if (column.contains("float")) {
            group.add("a", Float.parseFloat(value));
        } else if (column.contains("double")) {
            group.add("a", Double.parseDouble(value));
        } else if (column.contains("boolean")) {
            group.add("a", Boolean.parseBoolean(value));
        } else {
            group.add("a", value);
        }
    }

    @Test
    void timesOf96BitsAreRead() throws IOException {
        byte[] bytes = new byte[12];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(36_000_000_001_000L)
                .putInt(2_460_370);
        Path file = file("optional int96 a", group -> group.add("a", Binary.fromConstantByteArray(bytes)));

        assertThat(ParquetSource.of(file).load().column("a").value(0).orElseThrow())
                .hasToString("2024-02-29T10:00:00.000001Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional group a { optional int32 b; }  | column \"a\": holds columns, lists or maps",
                "repeated int32 a                        | column \"a\": holds columns, lists or maps",
                "optional binary a                       | column \"a\": holds binary that is not said to be text",
                "optional int32 a (TIME(MILLIS,true))    | column \"a\": holds int32 that means TIME",
                "optional fixed_len_byte_array(4) a      | column \"a\": holds fixed_len_byte_array",
            })
    void aColumnThatIsNoneIsRefusedByName(String column, String message) throws IOException {
        Path file = file(column, group -> {});

        assertThatThrownBy(ParquetSource.of(file)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional int64 a (INTEGER(64,false))      | -1 | \"18446744073709551615\" is not a whole number of 64",
                "optional int64 a (TIMESTAMP(MILLIS,true)) | 9223372036854775807 | is not a time within",
                "optional int32 a (DATE)           | 2147483647 | \"2147483647 days\" is not a time within 292,000 years",
                "optional int32 a (DATE)           | -2147483648 | is not a time within 292,000 years of 1970",
                "optional int96 a                  | x000000000000000000000080 | is not a time within 292,000 years",
                "optional int96 a                  | xFFFFFFFFFFFFFF7F83258206 | is not a time within 292,000 years",
                "optional binary a (DECIMAL(30,0)) | x7FFFFFFFFFFFFFFFFF | is not a whole number of 64 bits",
                "optional binary a (STRING)        | xC080 | is not UTF-8, as texts must be",
            })
    void aValueThatIsNoCellIsRefusedWithItsPlace(String column, String value, String message) throws IOException {
        Path file = file(column, group -> add(group, column, value));

        assertThatThrownBy(ParquetSource.of(file)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith(file + ": record 1, column \"a\": \"")
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNoParquetIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n");
        Path empty = Files.createFile(folder.resolve("empty.parquet"));

        for (Path file : List.of(text, empty)) {
            assertThatThrownBy(ParquetSource.of(file)::load)
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageStartingWith(file + ": is no Parquet file, or a damaged one");
        }
        assertThatThrownBy(ParquetSource.of(folder.resolve("absent"))::load)
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(ParquetSource.of(folder)::load).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> ParquetSource.of(List.of())).hasMessageContaining("at least one file");
    }

    @Test
    void aFileWithoutColumnsIsRefused() throws IOException {
        Path file = folder.resolve("bare.parquet");
        ParquetTables.write(Dataset.of(Schema.of(new Field("a", ColumnType.INTEGER)), List.of()), file);
        byte[] bytes = Files.readAllBytes(file);
        // The footer's schema, as Thrift packs it: the root's number of columns and its end.
        int root = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u0015\u0002\u0000");
        bytes[root + 1] = 0;
        Files.write(file, bytes);

        assertThatThrownBy(ParquetSource.of(file)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith(file + ": has no columns");
    }

    @Test
    void aDamagedPageIsNoticed() throws IOException {
        Path file = rows(1_000);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 200; i < 240; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);

        assertThatThrownBy(ParquetSource.of(file)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("a damaged one");
    }

    @Test
    void severalFilesAreOneTableInParts() throws IOException {
        ParquetSource source = ParquetSource.of(List.of(rows(100_000), rows(3)));

        int parts = 0;
        try (Batches batches = source.batches()) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                parts++;
            }
            assertThat(batches.next()).isEmpty();
        }

        assertThat(parts).isGreaterThan(2);
        assertThat(source.load().rowCount()).isEqualTo(100_003);
        assertThat(source.load().column("a").value(100_002)).hasValue(2L);
    }

    @Test
    void aPartEndsBehindAboutSoManyCharacters() throws IOException {
        MessageType type = MessageTypeParser.parseMessageType(
                "message m { optional int64 n; optional binary a (STRING); optional binary b (STRING); }");
        List<Group> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Group row = new SimpleGroup(type);
            row.add("n", (long) i);
            row.add("a", i + "x".repeat(40_000));
            row.add("b", "same");
            rows.add(row);
        }
        ParquetSource source = ParquetSource.of(GroupFile.write(folder.resolve("long.parquet"), type, rows));

        try (Batches batches = source.batches()) {
            int from = 0;
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                assertThat(batch.get().rowCount()).isBetween(1, 200 + 64);
                assertThat(batch.get().column("n").value(0)).hasValue((long) from);
                assertThat(batch.get().column("a").value(0).orElseThrow().toString())
                        .startsWith(from + "x");
                from += batch.get().rowCount();
            }
            assertThat(from).isEqualTo(600);
        }
    }

    @Test
    void aPinnedSchemaIsEnforced() throws IOException {
        ParquetSource source = ParquetSource.of(rows(3));

        assertThat(source.schema(Schema.of(new Field("a", ColumnType.REAL)))
                        .load()
                        .column("a")
                        .value(2))
                .hasValue(2.0);
        assertThatThrownBy(source.schema(Schema.of(new Field("b", ColumnType.REAL)))::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("lacks the columns [b] and adds [a]");
        assertThatThrownBy(source.schema(Schema.of(new Field("a", ColumnType.TEXT)))::load)
                .hasMessageContaining("column \"a\": holds INTEGER, but the schema demands TEXT");
    }

    private Path rows(int count) throws IOException {
        MessageType type = MessageTypeParser.parseMessageType("message m { optional int64 a; }");
        List<Group> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Group row = new SimpleGroup(type);
            row.add("a", (long) i);
            rows.add(row);
        }
        return GroupFile.write(folder.resolve(count + ".parquet"), type, rows);
    }

    private Path file(String column, Consumer<Group> cell) throws IOException {
        MessageType type =
                MessageTypeParser.parseMessageType("message m { " + column + (column.endsWith("}") ? "" : ";") + " }");
        Group row = new SimpleGroup(type);
        cell.accept(row);
        return GroupFile.write(folder.resolve("one.parquet"), type, List.of(row));
    }
}
