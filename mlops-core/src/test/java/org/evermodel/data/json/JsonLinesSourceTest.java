package org.evermodel.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Inference;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesSourceTest {
    @TempDir
    Path folder;

    @Test
    void eachLineIsARow() {
        Dataset table = source("""
                {"age":63,"bmi":31.4,"smokes":true,"ward":"east","seen":"2024-02-29T10:00:00Z"}

                {"ward":null,"age":17,"seen":"2024-03-01"}
                """).load();

        assertThat(table.schema())
                .hasToString("Schema[age integer, bmi real, smokes boolean, ward categorical, seen timestamp]");
        assertThat(table.row(1))
                .isEqualTo(Row.of(
                        "age",
                        17,
                        "bmi",
                        null,
                        "smokes",
                        null,
                        "ward",
                        null,
                        "seen",
                        java.time.Instant.parse("2024-03-01T00:00:00Z")));
    }

    @Test
    void objectsInsideObjectsAreColumnsWithDots() {
        Dataset table = source("""
                {"id":1,"home":{"town":"Bern","at":{"x":1.5}}}
                {"id":2,"home":null}
                {}
                """).load();

        assertThat(table.schema()).hasToString("Schema[id integer, home.town categorical, home.at.x real]");
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.column("home.at.x").nullCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1                   | -9223372036854775808 | INTEGER",
                "1                   | 2.0                  | REAL",
                "1                   | 1e2                  | REAL",
                "1                   | NaN                  | REAL",
                "9007199254740992    | 0.5                  | REAL",
                "9007199254740993    | 0.5                  | TEXT",
                "0.5                 | -9007199254740993    | TEXT",
                "0.5                 | 9223372036854775807  | TEXT",
                "100000000000000000000 | 0.5                | REAL",
                "100000000000000000001 | 0.5                | TEXT",
                "9007199254740993    | 1                    | INTEGER",
                "1e23                | 1                    | REAL",
                "1                   | 9223372036854775808  | TEXT",
                "true                | false                | BOOLEAN",
                "\"2024-01-31\"      | \"2024-01-31 12:00\" | TIMESTAMP",
                "\"2024-01-31\"      | \"2023-02-29\"       | CATEGORICAL",
                "\"007\"             | \"7\"                | CATEGORICAL",
                "null                | null                 | CATEGORICAL",
            })
    void typesAreFoundOverTheWholeColumn(String one, String other, ColumnType type) {
        Schema schema =
                source("{\"a\":" + one + "}\n{\"a\":" + other + "}\n").load().schema();

        assertThat(schema).isEqualTo(Schema.of(new Field("a", type)));
    }

    @Test
    void aTypeIsFoundHoweverLateItsEvidenceComes() {
        Dataset table = source("{\"a\":1}\n".repeat(50_000) + "{\"a\":0.5}\n").load();

        assertThat(table.column("a").type()).isEqualTo(ColumnType.REAL);
    }

    @Test
    void bigWholeNumbersKeepAllTheirDigits() {
        assertThat(source("{\"a\":18446744073709551616}\n{\"a\":1}")
                        .load()
                        .column("a")
                        .value(0))
                .hasValue("18446744073709551616");
    }

    @Test
    void manyDifferentTextsAreNoCategories() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            lines.append("{\"a\":\"text ").append(i).append("\"}\n");
        }

        assertThat(source(lines.toString()).load().column("a").type()).isEqualTo(ColumnType.TEXT);
        assertThat(source(lines.toString().repeat(2)).load().column("a").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void whatWasFoundComesWithItsEvidence() {
        Inference found = source("{\"age\":17,\"x\":1}\n{\"age\":90,\"x\":2.5,\"w\":\"b\"}\n{\"x\":3}")
                .inference();

        assertThat(found.column("age")).hasToString("age: integer, 1 of 3 missing, 17..90");
        assertThat(found.column("w").missing()).isEqualTo(2);
        assertThat(found.column("x").decidedBy().orElseThrow().toString())
                .contains("not integer because of \"2.5\" in lines: record 2 (line 2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":\"x\"}          | record 2 (line 3), column \"a\": \"x\" is a text, but in lines: record 1 (line 1) there",
                "{\"a\":true}           | \"true\" is a truth value",
                "{\"a\":[1,2]}          | record 2 (line 3), column \"a\": is an array, which is no cell; leave it out",
                "{\"a\":{\"b\":1}}      | record 1 (line 1), column \"a\": is a number, but elsewhere an object with \"a.b\"",
                "{\"a\":1,\"a\":2}      | record 2 (line 3) is no JSON: Duplicate field 'a'",
                "{\"b\":{\"c\":1},\"b.c\":2} | column \"b.c\": stands twice in one line",
                "[1]                    | record 2 (line 3) is no JSON object",
                "1                      | record 2 (line 3) is no JSON object",
                "{\"a\":1              | record 2 (line 3) is no JSON: Unexpected end",
                "{\"a\":1} {\"a\":2}    | record 2 (line 3) goes on behind its object",
                "{'a':1}                | record 2 (line 3) is no JSON",
                "{\"a\":01}             | record 2 (line 3) is no JSON",
                "{\"a\":1e999}          | \"1e999\" is a larger number than a double can hold",
                "{\"b\":\"\\ud800\"}    | column \"b\": has half a surrogate pair",
                "{\" \":1}              | has a field without a name",
                "{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":{\"b\":1}}}}}}}}}}}}}}}}} | nesting depth",
            })
    void whatIsNoRowIsRefusedWithItsPlace(String line, String message) {
        JsonLinesSource source = source("{\"a\":1}\n\n" + line + "\n");

        assertThatThrownBy(source::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith("lines: record")
                .hasMessageContaining(message);
    }

    @Test
    void aNumberOfThousandsOfDigitsIsRefused() {
        assertThatThrownBy(source("{\"a\":" + "1".repeat(2_000) + "}")::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("record 1 (line 1) is no JSON: Number value length");
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        JsonLinesSource endless = JsonLinesSource.of("endless", () -> new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        });

        assertThatThrownBy(endless::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("endless: line 1 is longer than 16 MiB; is it JSON Lines?");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(source(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'})::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("lines: line 1 is not UTF-8; JSON Lines must be");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(source("\uFEFF{\"a\":1}").load().rowCount()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "\uFEFF", "{}", "{\"a\":{}}"})
    void aFileWithoutRowsHasNoColumns(String nothing) {
        assertThatThrownBy(source(nothing)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("pin a schema");
        assertThat(source(nothing)
                        .schema(Schema.of(new Field("a", ColumnType.REAL)))
                        .load()
                        .rowCount())
                .isEqualTo(nothing.startsWith("{") ? 1 : 0);
    }

    @Test
    void aPinnedSchemaIsEnforced() {
        JsonLinesSource source = source("{\"n\":3.0,\"t\":5,\"b\":null}\n{\"n\":4,\"t\":\"x\"}");
        Schema schema = Schema.of(new Field("t", ColumnType.TEXT), new Field("n", ColumnType.INTEGER));

        assertThat(source.schema(schema).load().row(0)).isEqualTo(Row.of("t", "5", "n", 3));
        assertThatThrownBy(source.schema(schema.filter(field -> field.type() == ColumnType.TEXT))::load)
                .hasMessageContaining("record 1 (line 1), column \"n\": is no column of the schema [t]")
                .hasMessageContaining("without(\"n\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INTEGER   | 0.5",
                "INTEGER   | 9223372036854775808",
                "INTEGER   | 1e999999999",
                "INTEGER   | \"1\"",
                "INTEGER   | NaN",
                "REAL      | 9007199254740993",
                "REAL      | 100000000000000000001",
                "REAL      | true",
                "BOOLEAN   | 1",
                "BOOLEAN   | \"true\"",
                "TIMESTAMP | 0",
                "TIMESTAMP | \"soon\""
            })
    void aValueThatDoesNotFitThePinnedSchemaIsRefused(ColumnType type, String value) {
        JsonLinesSource source = source("{\"a\":null}\n{\"a\":" + value + "}").schema(Schema.of(new Field("a", type)));

        assertThatThrownBy(source::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith("lines: record 2 (line 2), column \"a\": \"" + value.replace("\"", ""))
                .hasMessageContaining("as the schema demands (" + type.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void fieldsCanBeLeftOut() {
        Dataset table = source("{\"a\":1,\"tags\":[1,\"x\"],\"o\":{\"x\":1,\"y\":[]}}")
                .without("tags", "o.y")
                .load();

        assertThat(table.schema().names()).containsExactly("a", "o.x");
    }

    @Test
    void severalFilesAreOneTableAndMayBePacked() throws IOException {
        Path plain = Files.writeString(folder.resolve("one.jsonl"), "{\"a\":1}\n");
        Path packed = folder.resolve("two.jsonl");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"a\":0.5,\"b\":\"x\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        Dataset table = JsonLinesSource.of(List.of(plain, packed)).load();

        assertThat(table.row(0)).isEqualTo(Row.of("a", 1.0, "b", null));
        assertThat(table.row(1)).isEqualTo(Row.of("a", 0.5, "b", "x"));
        assertThat(JsonLinesSource.of(List.of(plain, packed)).location()).isEqualTo(plain + ", " + packed);
    }

    @Test
    void allMembersOfAPackedFileAreReadHoweverFewBytesAreThereAtOnce() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int member = 0; member < 3; member++) {
            try (var out = new GZIPOutputStream(packed)) {
                out.write(("{\"a\":" + member + "}\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        JsonLinesSource source = JsonLinesSource.of("lines", () -> new ByteArrayInputStream(packed.toByteArray()) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(1, length));
            }
        });

        assertThat(source.load().rowCount()).isEqualTo(3);
    }

    @Test
    void aFileThatChangesBetweenThePassesIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("growing.jsonl"), "{\"a\":1}\n");

        try (Batches batches = JsonLinesSource.of(file).batches()) {
            Files.writeString(file, "{\"a\":1}\n{\"a\":2}\n");

            assertThatThrownBy(batches::remaining)
                    .isInstanceOf(MlopsException.class)
                    .hasMessage(
                            file + ": was changed while it was read (1 rows at first, then 2); read it again when it"
                                    + " is complete");
        }
        try (Batches batches = JsonLinesSource.of(file).batches()) {
            Files.writeString(file, "{\"a\":17}\n{\"a\":2}\n");

            assertThatThrownBy(batches::remaining).hasMessageContaining("was changed while it was read");
        }
    }

    @Test
    void aStreamThatHoldsSomethingElseTheNextTimeIsRefused() {
        AtomicInteger opened = new AtomicInteger();
        JsonLinesSource source = JsonLinesSource.of(
                "lines",
                () -> new ByteArrayInputStream(
                        "{\"a\":1}\n".repeat(opened.incrementAndGet()).getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(source::load)
                .hasMessageContaining("lines: was changed while it was read (1 rows at first, then 2)");
    }

    @Test
    void aPartEndsBehindSoManyCharacters() {
        String line = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}\n";

        try (Batches batches = source(line.repeat(20)).batches()) {
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(8);
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(8);
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(4);
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void aDotInANameIsNoObject() {
        Dataset table = source("{\"capital\":1,\"capital.gain\":2}\n{\"capital\":3,\"capital.gain\":null}")
                .load();
        Dataset missing = source("{\"capital\":null,\"capital.gain\":2}").load();

        assertThat(table.schema()).hasToString("Schema[capital integer, capital.gain integer]");
        assertThat(missing.schema()).hasToString("Schema[capital categorical, capital.gain integer]");
    }

    @Test
    void anObjectInAnyLineIsNoValueInAnother() {
        assertThatThrownBy(source("{\"a.b\":{\"c\":1}}\n{\"a.b\":2}")::load)
                .hasMessageContaining("column \"a.b\": is a number, but elsewhere an object with \"a.b.c\"");
        assertThat(source("{\"a.b\":{\"c\":1},\"a\":2}").load().schema())
                .hasToString("Schema[a.b.c integer, a integer]");
    }

    @Test
    void aPackedFileThatWasCutOffIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("{\"a\":1}\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(source(Arrays.copyOf(packed.toByteArray(), packed.size() - 12))::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("is damaged, as its gzip form tells");
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        assertThatThrownBy(JsonLinesSource.of(folder.resolve("absent"))::load)
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("absent: there is no such file");
        assertThatThrownBy(JsonLinesSource.of(folder)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> JsonLinesSource.of(List.of())).hasMessageContaining("at least one file");
    }

    @Test
    void aTableComesInPartsOnePassBeingEnoughForAPinnedSchema() {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        byte[] lines = "{\"a\":1}\n".repeat(70_000).getBytes(StandardCharsets.UTF_8);
        JsonLinesSource source = JsonLinesSource.of("lines", () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(lines) {
                @Override
                public void close() throws IOException {
                    closed.incrementAndGet();
                    super.close();
                }
            };
        });

        assertThat(parts(source)).isGreaterThan(2);
        assertThat(opened).hasValue(2);
        assertThat(parts(source.schema(Schema.of(new Field("a", ColumnType.INTEGER)))))
                .isGreaterThan(2);
        assertThat(opened).hasValue(3);
        assertThat(closed).hasValue(3);
    }

    private static int parts(JsonLinesSource source) {
        int parts = 0;
        try (Batches batches = source.batches()) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                parts++;
            }
            assertThat(batches.next()).isEmpty();
        }
        return parts;
    }

    @Test
    void aStreamThatIsLeftBeforeItsEndIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        JsonLinesSource source = JsonLinesSource.of(
                        "lines",
                        () -> new ByteArrayInputStream("{\"a\":1}\n{\"a\":2}".getBytes(StandardCharsets.UTF_8)) {
                            @Override
                            public void close() throws IOException {
                                closed.incrementAndGet();
                                super.close();
                            }
                        })
                .schema(Schema.of(new Field("a", ColumnType.BOOLEAN)));

        assertThatThrownBy(source::load).isInstanceOf(MalformedDataException.class);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aStreamThatBreaksIsToldSo() {
        JsonLinesSource broken = JsonLinesSource.of("broken", () -> {
            throw new UncheckedIOException(new IOException("no line"));
        });

        assertThatThrownBy(broken::load).isInstanceOf(UncheckedIOException.class);
    }

    static JsonLinesSource source(String lines) {
        return source(lines.getBytes(StandardCharsets.UTF_8));
    }

    static JsonLinesSource source(byte[] bytes) {
        return JsonLinesSource.of("lines", () -> new ByteArrayInputStream(bytes));
    }
}
