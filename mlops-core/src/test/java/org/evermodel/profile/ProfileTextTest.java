package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;

class ProfileTextTest {
    private static Profile profile() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("age", Columns.integers(20, 30, 30, 61));
        columns.put("weight", Columns.of(ColumnType.REAL, Arrays.asList(61.25, null, Double.NaN, 80.5)));
        columns.put("ward|x", Columns.categories(List.of("east", "west", "east", "east")));
        columns.put(
                "seen",
                Columns.timestamps(List.of(
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.parse("2024-05-01T10:00:00Z"),
                        Instant.parse("2024-05-01T10:00:00Z"))));
        columns.put("empty", Columns.of(ColumnType.REAL, Arrays.asList(null, null, null, null)));
        return Profile.of(Dataset.of(columns));
    }

    @Test
    void atAPromptEachColumnHasALineAndTheNumbersStandBelowEachOther() {
        List<String> lines = profile().toString().lines().toList();

        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("Profile[4 rows, 5 columns, sha256:");
        assertThat(lines.get(2)).startsWith("  age     integer").contains("30", "61", "30 50 %");
        assertThat(lines.get(3)).contains("25.0 %").contains("61.25");
        assertThat(lines.get(4)).contains("\"east\" 75 %").contains("█");
        assertThat(lines.get(5)).contains("1970-01-01T00:00:00Z").contains("2024-05-01T10:00:00Z");
        int distinct = lines.get(1).indexOf("distinct") + "distinct".length();
        assertThat(lines.subList(2, 7))
                .allSatisfy(line -> assertThat(line.charAt(distinct - 1)).isBetween('0', '9'));
    }

    @Test
    void inMarkdownItIsATable() {
        assertThat(profile().toMarkdown())
                .contains("| column | type | missing |")
                .contains("| ward\\|x | categorical |")
                .contains("| --- | --- | ---: |");
    }
}
