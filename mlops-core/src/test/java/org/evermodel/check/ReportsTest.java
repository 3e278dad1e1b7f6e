package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Check ADULT = Checks.column("age").between(18, 120);

    @Test
    void onlyErrorsFail() {
        ValidationReport report = Validator.of(ADULT.warning(), ADULT.info(), Checks.rowsAtLeast(1))
                .validate(ages(17, 18));

        assertThat(report.passed()).isTrue();
        assertThat(report.violations()).isEmpty();
        assertThat(report.violations(Severity.WARNING)).hasSize(1);
        assertThat(report.violations(Severity.INFO)).hasSize(1);
        assertThatCode(report::orElseThrow).doesNotThrowAnyException();
    }

    @Test
    void whatPassedHasItsFiguresToo() {
        CheckResult result = Validator.of(Checks.column("age").between(18, 120).mostly(0.5))
                .validate(ages(17, 18, 19))
                .results()
                .get(0);

        assertThat(result.passed()).isTrue();
        assertThat(result.finding().rows()).isEqualTo(3);
        assertThat(result.finding().atFault()).isEqualTo(1);
        assertThat(result.finding().share()).isEqualTo(1 / 3.0);
        assertThat(result.finding().examples()).containsExactly(new Violation.Example(0, "17"));
    }

    @Test
    void aToleratedShareIsToldWhereItIsExceeded() {
        CheckResult result = Validator.of(Checks.column("age").between(18, 120).mostly(0.9))
                .validate(ages(17, 18, 19, 20))
                .results()
                .get(0);

        assertThat(result.toString())
                .isEqualTo("error age between 18.0 and 120.0 in at least 90.0 %: 1 of 4 rows differ, 25.0 % where"
                        + " 10.0 % are tolerated (row 0: 17)");
    }

    @Test
    void exactlyTheToleratedShareIsTolerated() {
        long[] ages =
                LongStream.concat(LongStream.of(17), LongStream.range(18, 27)).toArray();

        assertThat(Checks.column("age").between(18, 120).mostly(0.9).judge(ages(ages)))
                .isEmpty();
    }

    @Test
    void aCheckIsToldUnderItsOtherName() {
        Check named = ADULT.named("of age").because("minors need another model").warning();

        CheckResult result = Validator.of(named).validate(ages(17)).result("of age");

        assertThat(result.severity()).isEqualTo(Severity.WARNING);
        assertThat(result.description()).contains("minors need another model");
        assertThat(result.violations().get(0).check()).isEqualTo("of age");
        assertThat(result.toString()).isEqualTo("warning of age: 1 of 1 rows differ (row 0: 17)");
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatThrownBy(() -> ADULT.named(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ADULT.because("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checks.rows("", row -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checks.table("", table -> List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checks.when(" ", row -> true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareOutsideTheUnitIntervalIsRefused() {
        assertThatThrownBy(() -> Checks.column("age").between(0, 1).mostly(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Checks.unique("age").mostly(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Checks.rows("any", row -> true).mostly(Double.NaN))
                .hasMessageContaining("NaN");
    }

    @Test
    void anUnknownResultIsNamed() {
        ValidationReport report = Validator.of(ADULT).validate(ages(18));

        assertThatThrownBy(() -> report.result("none"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[age between 18.0 and 120.0]");
    }

    @Test
    void atAPromptAllIsInOneLineAndFailuresBelow() {
        Validator validator = Validator.of(
                Checks.rowsAtLeast(1), Checks.column("age").unique().warning(), ADULT);

        assertThat(validator.validate(ages(18, 19))).hasToString("passed: 3 checks on 2 rows");
        assertThat(validator.validate(ages(17, 17)).toString().lines())
                .containsExactly(
                        "failed: 1 of 3 checks on 2 rows, and 1 warning",
                        "  error age between 18.0 and 120.0: 2 of 2 rows differ (row 0: 17; row 1: 17)",
                        "  warning age unique: 1 of 2 rows differ (row 1: 17)");
    }

    @Test
    void inMarkdownNoCellLeavesItsPlace() {
        Dataset table = Dataset.of(Map.of("x", Columns.categories(List.of("a|b\n<i>"))));

        String markdown = Validator.of(Checks.rowsAtLeast(1), Checks.column("x").in(java.util.Set.of("c")))
                .validate(table)
                .toMarkdown();

        assertThat(markdown.lines().toList())
                .containsExactly(
                        "## Validation failed: 1 of 2 checks on 1 row",
                        "",
                        "| | check | found | rows | at fault | examples |",
                        "| --- | --- | --- | ---: | ---: | --- |",
                        "| error | x one of \\[c\\] | 1 of 1 rows differ | 1 | 1 (100.00 %) | row 0: a\\|b \\<i\\> |",
                        "| pass | at least 1 rows | there are 1 | 1 | 0 (0.00 %) |  |");
    }

    @Test
    void asJsonEveryFigureIsThere() {
        assertThat(Validator.of(ADULT.because("law")).validate(ages(17, 18)).toJson())
                .isEqualTo("{\"passed\":false,\"rows\":2,\"checks\":[{\"name\":\"age between 18.0 and 120.0\","
                        + "\"severity\":\"ERROR\",\"description\":\"law\",\"passed\":false,\"rows\":2,\"atFault\":1,"
                        + "\"share\":0.5,\"found\":\"1 of 2 rows differ\",\"examples\":[{\"row\":0,\"value\":\"17\"}],"
                        + "\"violations\":[{\"column\":\"age\",\"found\":\"1 of 2 rows differ\",\"rows\":1,"
                        + "\"examples\":[{\"row\":0,\"value\":\"17\"}]}]}]}\n");
    }

    @Test
    void aSourceIsReadInPartsAndExamplesKeepTheirRows() {
        Dataset below = ages(50, 16);
        DatasetSource source = new DatasetSource() {
            @Override
            public Dataset load() {
                throw new AssertionError("a check reads parts");
            }

            @Override
            public Batches batches() {
                return Batches.of(below.schema(), List.of(ages(18, 17), ages(19), below));
            }

            @Override
            public String location() {
                return "three parts";
            }
        };

        Violation violation = Validator.of(ADULT).validate(source).violations().get(0);

        assertThat(violation.examples())
                .containsExactly(new Violation.Example(1, "17"), new Violation.Example(4, "16"));
    }

    @Test
    void aPartOfAnotherTableIsRefused() {
        Validation validation = Validator.of(ADULT).begin(ages(1).schema());

        assertThatThrownBy(() -> validation.add(Dataset.of(Map.of("size", Columns.integers(1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size integer");
    }

    @Test
    void aValidationEndsOnce() {
        Validation validation = Validator.of(ADULT).begin(ages(1).schema());
        validation.finish();

        assertThatThrownBy(validation::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> validation.add(ages(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsAreJudgedByALambdaOverSeveralCells() {
        Check sum = Checks.rows("total is the sum", row -> row.integer("total") == row.integer("a") + row.real("b"));

        Finding finding = Validator.of(sum).validate(sums()).results().get(0).finding();

        assertThat(finding.rows()).isEqualTo(2);
        assertThat(finding.examples()).containsExactly(new Violation.Example(1, "a=2, b=2.0, total=5"));
    }

    @Test
    void aMissingCellMayBeLookedAtWithoutBeingRead() {
        Check known =
                Checks.rows("b is there", row -> row.has("b") && row.value("b").isPresent());

        assertThat(known.judge(sums()).get(0).examples()).containsExactly(new Violation.Example(2, "b=missing"));
    }

    @Test
    void aLambdaOverAColumnThatDoesNotFitBreaksTheCheck() {
        assertThat(Checks.rows("r", row -> row.real("c") > 0)
                        .judge(sums())
                        .get(0)
                        .found())
                .isEqualTo("there is no column \"c\" among [a, b, total]");
        assertThat(Checks.rows("r", row -> row.text("a").isEmpty())
                        .judge(sums())
                        .get(0))
                .isEqualTo(Violation.of("r", Optional.of("a"), "it holds no texts: a integer"));
    }

    @Test
    void aLambdaThatThrowsNamesTheRow() {
        Check broken = Checks.rows("r", row -> 1 / (2 - row.integer("a")) >= 0);

        assertThatThrownBy(() -> broken.judge(sums()))
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining("\"r\" failed at row 1: a=2")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void aConditionChoosesTheRowsOfADemand() {
        Check check = Checks.when("where a is at least 2", row -> row.integer("a") >= 2)
                .then(Checks.column("total").between(6, 9).warning());

        CheckResult result = Validator.of(check).validate(sums()).results().get(0);

        assertThat(result.severity()).isEqualTo(Severity.WARNING);
        assertThat(result.toString())
                .isEqualTo("warning total between 6.0 and 9.0 where a is at least 2: 1 of 2 rows differ (row 1: 5)");
    }

    @Test
    void aConditionOnAColumnThatDoesNotFitBreaksTheCheck() {
        Check check = Checks.when("of d", row -> row.truth("d")).then(Checks.rowsAtLeast(1));

        assertThat(check.judge(sums()).get(0).found()).startsWith("there is no column \"d\"");
    }

    @Test
    void aDemandOnTheWholeTableSeesAllOfIt() {
        Check even = Checks.table(
                "even rows", table -> table.rowCount() % 2 == 0 ? List.of() : List.of("odd: " + table.rowCount()));

        assertThat(even.judge(sums()).get(0)).hasToString("even rows: odd: 3");
        assertThat(even.judge(sums().slice(0, 2))).isEmpty();
    }

    @Test
    void severalColumnsAreUniqueTogether() {
        assertThat(Checks.unique("a", "b").judge(sums())).isEmpty();
        assertThat(Checks.unique("b").judge(sums().append(sums())).get(0).rows())
                .isEqualTo(2);
        assertThat(Checks.unique("a", "z").judge(sums()).get(0).found()).startsWith("there is no column \"z\"");
        assertThatThrownBy(Checks::unique).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreDifferentValuesThanFitAreNeverCalledUnique() {
        Check unique = new Unique("a unique", List.of("a"), 1, 2);

        assertThat(unique.judge(sums()).get(0).found())
                .isEqualTo("it cannot be told: there are more than 2 different values");
        assertThat(unique.judge(sums().slice(0, 2))).isEmpty();
    }

    private static Dataset ages(long... ages) {
        return Dataset.of(Map.of("age", Columns.integers(ages)));
    }

    private static Dataset sums() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", Columns.integers(1, 2, 3));
        columns.put("b", Columns.of(org.evermodel.data.ColumnType.REAL, java.util.Arrays.asList(1.0, 2.0, null)));
        columns.put("total", Columns.integers(2, 5, 7));
        return Dataset.of(columns);
    }
}
