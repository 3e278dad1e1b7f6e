package org.evermodel.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Tables;

class JsonLinesProperties {
    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }

    @Property(tries = 200)
    void whatIsWrittenReadAndWrittenIsTheSame(@ForAll("tables") Dataset table) {
        byte[] once = written(table);

        Dataset read = JsonLinesSourceTest.source(once).load();

        assertThat(new String(written(read), StandardCharsets.UTF_8))
                .isEqualTo(new String(once, StandardCharsets.UTF_8));
        assertThat(read.schema().names()).isEqualTo(table.schema().names());
    }

    @Property(tries = 200)
    void aTableIsReadBackEqualWithItsSchema(@ForAll("tables") Dataset table) {
        assertThat(JsonLinesSourceTest.source(written(table))
                        .schema(table.schema())
                        .load())
                .isEqualTo(table);
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{", "}", "\"a\"", "\"b\"", ":", ",", "1", "0.5", "null", "true", "[", "]", "\n", "x", "\"")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 1_000)
    void anyTextIsATableOrRefusedWithItsPlace(@ForAll("almostJson") String text) {
        long lines = text.lines().filter(line -> !line.isBlank()).count();
        try {
            assertThat(JsonLinesSourceTest.source(text).load().rowCount()).isEqualTo((int) lines);
        } catch (MalformedDataException e) {
            assertThat(e).hasMessageStartingWith("lines: ");
        }
    }

    private static byte[] written(Dataset table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines.write(DatasetSource.of(table, "table"), out);
        return out.toByteArray();
    }
}
