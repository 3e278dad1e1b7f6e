package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestedChecksTest {
    @TempDir
    private Path folder;

    @Test
    void eachColumnIsExpectedToStayAsItIs() {
        assertThat(suggested(patients()).suggestions().stream().map(Suggestion::java))
                .containsExactly(
                        "Checks.rowsAtLeast(100L)",
                        "Checks.column(\"id\").hasType(ColumnType.INTEGER)",
                        "Checks.column(\"id\").present()",
                        "Checks.column(\"id\").between(0.0, 219.0)",
                        "Checks.column(\"id\").unique()",
                        "Checks.column(\"bmi\").hasType(ColumnType.REAL)",
                        "Checks.column(\"bmi\").nullShareAtMost(0.1819)",
                        "Checks.column(\"bmi\").between(19.0, 31.0).mostly(0.9423)",
                        "Checks.column(\"sex\").hasType(ColumnType.CATEGORICAL)",
                        "Checks.column(\"sex\").present()",
                        "Checks.column(\"sex\").in(\"f\", \"m\")",
                        "Checks.column(\"note\").hasType(ColumnType.TEXT)",
                        "Checks.column(\"note\").present()",
                        "Checks.column(\"note\").lengthBetween(1, 10)");
    }

    @Test
    void whatSuggestsACheckIsTold() {
        assertThat(suggested(patients()).toString().lines())
                .startsWith("14 suggested checks", "  at least 100 rows (there are 200 rows)")
                .contains("  id between 0.0 and 219.0 (it lies between 0.0 and 199.0)");
    }

    @Test
    void valuesSeenOnceLeaveRoomForOthers() {
        List<String> cells = IntStream.range(0, 200)
                .mapToObj(i -> i < 3 ? "once" + i : "often")
                .toList();

        assertThat(suggested(Dataset.of(Map.of("c", Columns.categories(cells)))).suggestions())
                .anySatisfy(suggestion -> assertThat(suggestion.java())
                        .isEqualTo(
                                "Checks.column(\"c\").in(\"often\", \"once0\", \"once1\", \"once2\").mostly(0.9313)"));
    }

    @Test
    void namesAreNoSetOfCategories() {
        List<String> cells = IntStream.range(0, 200).mapToObj(i -> "n" + i).toList();

        assertThat(suggested(Dataset.of(Map.of("c", Columns.categories(cells)))).suggestions())
                .noneSatisfy(suggestion -> assertThat(suggestion.java()).contains(".in("))
                .anySatisfy(suggestion -> assertThat(suggestion.java()).endsWith(".unique()"));
    }

    @Test
    void ofAColumnWithoutCellsOnlyTheTypeIsExpected() {
        Dataset table = Dataset.of(Map.of("x", Columns.of(ColumnType.REAL, Collections.nCopies(5, null))));

        assertThat(suggested(table).checks().stream().map(Check::name)).containsExactly("at least 2 rows", "x is real");
        assertThat(suggested(table.slice(0, 0)).checks()).hasSize(2);
    }

    @Test
    void fewRowsAreNotTrustedToMissNothing() {
        Dataset table = Dataset.of(Map.of("x", Columns.integers(1, 2, 3)));

        assertThat(suggested(table).suggestions().stream().map(Suggestion::java))
                .contains("Checks.column(\"x\").nullShareAtMost(0.75)")
                .noneMatch(java -> java.endsWith(".unique()"));
    }

    @Test
    void whatIsPrintedCompilesAndIsTheSame() throws Exception {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a \"b\" \\ \n\t\u00e9\u2028\ud83d\ude00", Columns.integers(-5, 5, 0));
        columns.put(
                "c", Columns.categories(Arrays.asList("x", "x", "x\"\r\n\0017", "x\"\r\n\0017", "\\u000a", "\\u000a")));
        Dataset odd = Dataset.of(Map.of("c", columns.get("c")));
        Dataset named = Dataset.of(Map.of(
                "a \"b\" \\ \n\t\u00e9\u2028\ud83d\ude00", columns.get("a \"b\" \\ \n\t\u00e9\u2028\ud83d\ude00")));

        for (Dataset table : List.of(patients(), odd, named)) {
            SuggestedChecks suggested = suggested(table);

            Validator pasted = PastedCode.validator(suggested.toJava(), folder);

            assertThat(pasted.checks().stream().map(Check::name))
                    .isEqualTo(suggested.checks().stream().map(Check::name).toList());
            assertThat(pasted.validate(table)).isEqualTo(suggested.validator().validate(table));
            assertThat(pasted.validate(table).passed()).isTrue();
        }
    }

    @Test
    void checksSuggestedByOneHalfOfAdultHoldOnTheOther() throws Exception {
        Path file = Path.of(System.getProperty("mlops.shared", ""), "data/adult/adult.data");
        assumeTrue(Files.exists(file), () -> "the optional data sets are not there: " + file);
        Dataset adult = CsvSource.builder(file).noHeader().missing("?").build().load();

        for (int seed = 0; seed < 5; seed++) {
            TrainTestSplit halves = Splits.random(adult, 0.5, seed);
            SuggestedChecks suggested = suggested(halves.train());

            assertThat(suggested.validator().validate(halves.train()).passed()).isTrue();
            ValidationReport other = suggested.validator().validate(halves.test());
            assertThat(other.violations()).as(other.toString()).hasSizeLessThanOrEqualTo(1);
            assertThat(other.results()).hasSizeGreaterThan(40);
        }
        Validator pasted = PastedCode.validator(suggested(adult).toJava(), folder);
        assertThat(pasted.validate(adult).passed()).isTrue();
    }

    private static SuggestedChecks suggested(Dataset table) {
        return Checks.suggestedFrom(Profile.of(table));
    }

    private static Dataset patients() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Columns.integers(LongStream.range(0, 200).toArray()));
        List<Double> bmi = new java.util.ArrayList<>();
        IntStream.range(0, 200).forEach(i -> bmi.add(i < 20 ? null : i == 20 ? Double.NaN : 20.0 + i % 101 / 10.0));
        columns.put("bmi", Columns.of(ColumnType.REAL, bmi));
        columns.put(
                "sex",
                Columns.categories(IntStream.range(0, 200)
                        .mapToObj(i -> i % 3 == 0 ? "f" : "m")
                        .toList()));
        columns.put(
                "note",
                Columns.texts(IntStream.range(0, 200)
                        .mapToObj(i -> "a b c".substring(0, 2 + i % 4))
                        .toList()));
        return Dataset.of(columns);
    }
}
