package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;

class DriftTextTest {
    private static Dataset table(double factor, String ward) {
        double[] numbers =
                IntStream.range(0, 1_000).mapToDouble(i -> factor * (i % 100)).toArray();
        List<String> wards = IntStream.range(0, 1_000)
                .mapToObj(i -> i % 2 == 0 ? "a|b" : ward)
                .toList();
        return Dataset.of(new java.util.TreeMap<>(Map.of(
                "constant", Columns.integers(new long[1_000]),
                "height", Columns.reals(numbers),
                "ward", Columns.categories(wards))));
    }

    private static DriftReport report() {
        return Drift.between(table(1, "west"), table(100, "west"), DriftPolicy.defaults());
    }

    @Test
    void atAPromptItIsOneLineAndTheColumnsThatDrifted() {
        assertThat(report().toString().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "DriftReport[1000 rows against 1000, drift of 1 of 3 columns, overall DRIFT]"),
                        names -> assertThat(names)
                                .startsWith("  column  verdict")
                                .contains("PSI"),
                        row -> assertThat(row).startsWith("  height  DRIFT").contains("UNIT_CHANGED? ", "times 100"));
    }

    @Test
    void withoutDriftItIsOneLine() {
        assertThat(Drift.between(table(1, "west"), table(1, "west"), DriftPolicy.defaults()))
                .hasToString("DriftReport[1000 rows against 1000, no drift, overall NONE]");
    }

    @Test
    void inMarkdownNoNameCanLeaveItsCell() {
        String markdown = Drift.between(table(1, "west"), table(1, "East *|* <b>"), DriftPolicy.defaults())
                .toMarkdown();

        assertThat(markdown).startsWith("## Drift: DRIFT\n\n1,000 rows against 1,000. 1 of 2 columns");
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(12));
        assertThat(markdown).contains("| ward | DRIFT |").contains("RENAMED? ").doesNotContain("<b>");
    }

    @Test
    void asJsonItHasVerdictsScoresAndCauses() throws IOException {
        JsonNode json = new ObjectMapper().readTree(report().toJson());

        assertThat(json.required("verdict").asText()).isEqualTo("DRIFT");
        assertThat(json.required("columns")).hasSize(3);
        JsonNode height = json.required("columns").get(1);
        assertThat(height.required("name").asText()).isEqualTo("height");
        assertThat(height.required("scores")).hasSize(6);
        assertThat(height.required("scores").get(0).required("adjustedP").asDouble())
                .isZero();
        assertThat(height.required("causes").get(0).required("kind").asText()).isEqualTo("UNIT_CHANGED");
    }

    @Test
    void equalReportsReadAlike() {
        assertThat(report().toMarkdown()).isEqualTo(report().toMarkdown());
        assertThat(report().toJson()).isEqualTo(report().toJson());
    }
}
