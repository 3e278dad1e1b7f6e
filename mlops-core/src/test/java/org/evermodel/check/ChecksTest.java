package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void aSoundTablePasses() {
        ValidationReport report = Validator.of(
                        Checks.rowsAtLeast(4),
                        Checks.columns("age", "sex"),
                        Checks.schema(Schema.of(new Field("sex", ColumnType.CATEGORICAL))),
                        Checks.column("age").between(18, 64),
                        Checks.column("age").hasType(ColumnType.INTEGER),
                        Checks.column("sex").in(Set.of("f", "m")),
                        Checks.column("sex").nullShareAtMost(0.25),
                        Checks.column("sex").rarestShareAtLeast(1 / 3.0),
                        Checks.column("id").unique(),
                        Checks.column("id").present(),
                        Checks.column("id").matches(Pattern.compile("p\\d+")),
                        Checks.column("seen").newestWithin(Duration.ofDays(1), CLOCK))
                .validate(patients());

        assertThat(report.violations()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.checks()).hasSize(12);
        assertThatCode(report::orElseThrow).doesNotThrowAnyException();
    }

    @Test
    void tooFewRowsAreNamed() {
        assertThat(violation(Checks.rowsAtLeast(5)).toString()).isEqualTo("at least 5 rows: there are 4");
    }

    @Test
    void eachAbsentColumnIsAViolation() {
        List<Violation> violations = Checks.columns("age", "height", "weight").judge(patients());

        assertThat(violations.stream().map(violation -> violation.column().orElseThrow()))
                .containsExactly("height", "weight");
    }

    @Test
    void anotherTypeIsNamed() {
        assertThat(violation(Checks.column("age").hasType(ColumnType.REAL)).found())
                .isEqualTo("it is integer");
        assertThat(violation(Checks.schema(Schema.of(new Field("age", ColumnType.REAL))))
                        .found())
                .isEqualTo("there is age integer");
    }

    @Test
    void numbersOutsideTheRangeAreShownWithTheirRows() {
        Violation violation = violation(Checks.column("age").between(19, 63));

        assertThat(violation.rows()).isEqualTo(2);
        assertThat(violation.examples())
                .containsExactly(new Violation.Example(0, "18"), new Violation.Example(3, "64"));
        assertThat(violation.toString())
                .isEqualTo("age between 19.0 and 63.0: 2 of 4 rows differ (row 0: 18; row 3: 64)");
    }

    @Test
    void nanLiesInNoRange() {
        Dataset table = Dataset.of(Map.of("x", Columns.reals(1, Double.NaN)));

        assertThat(Checks.column("x").between(0, 2).judge(table).get(0).examples())
                .containsExactly(new Violation.Example(1, "NaN"));
    }

    @Test
    void onlyTheFirstFiveRowsAreShown() {
        Dataset table = Dataset.of(Map.of("x", Columns.reals(new double[100])));

        Violation violation = Checks.column("x").between(1, 2).judge(table).get(0);

        assertThat(violation.rows()).isEqualTo(100);
        assertThat(violation.examples()).hasSize(5);
    }

    @Test
    void otherValuesThanTheNamedOnesAreShown() {
        assertThat(violation(Checks.column("sex").in(Set.of("f"))).examples())
                .containsExactly(new Violation.Example(1, "m"));
    }

    @Test
    void numbersAreComparedByTheirText() {
        assertThat(violation(Checks.column("age").in(Set.of("18", "30", "64"))).examples())
                .containsExactly(new Violation.Example(2, "31"));
    }

    @Test
    void theSecondOfTwoEqualCellsIsAtFault() {
        Dataset table = Dataset.of(Map.of("x", Columns.categories(Arrays.asList("a", null, "a", null))));

        assertThat(Checks.column("x").unique().judge(table).get(0).examples())
                .containsExactly(new Violation.Example(2, "a"));
    }

    @Test
    void aPatternMustMatchTheWholeText() {
        assertThat(violation(Checks.column("id").matches(Pattern.compile("p"))).rows())
                .isEqualTo(4);
    }

    @Test
    void missingCellsAreCounted() {
        Violation violation = violation(Checks.column("sex").nullShareAtMost(0.2));

        assertThat(violation.rows()).isEqualTo(1);
        assertThat(violation.examples()).containsExactly(new Violation.Example(2, "missing"));
        assertThat(violation.found()).isEqualTo("1 of 4 rows lack it (25.0 %)");
    }

    @Test
    void anOldTableIsStale() {
        assertThat(violation(Checks.column("seen").newestWithin(Duration.ofMinutes(59), CLOCK))
                        .found())
                .isEqualTo("the newest is 2026-01-31T11:00:00Z, PT1H ago");
    }

    @Test
    void aTimeThatIsYetToComeDoesNotMakeATableNew() {
        Instant placeholder = Instant.parse("9999-12-31T00:00:00Z");
        Dataset table = Dataset.of(Map.of("seen", Columns.timestamps(List.of(Instant.EPOCH, placeholder))));
        Dataset ahead = Dataset.of(Map.of("seen", Columns.timestamps(List.of(NOW.plus(Duration.ofDays(1))))));
        Check check = Checks.column("seen").newestWithin(Duration.ofDays(1), CLOCK);

        assertThat(check.judge(table).get(0).found())
                .isEqualTo("the newest is 9999-12-31T00:00:00Z, which is yet to come: it is 2026-01-31T12:00:00Z now");
        assertThat(check.judge(ahead)).isEmpty();
    }

    @Test
    void aTableWithoutTimesIsStale() {
        Dataset table = Dataset.of(Map.of("seen", Columns.of(ColumnType.TIMESTAMP, Collections.singletonList(null))));

        assertThat(Checks.column("seen").newestWithin(Duration.ofDays(1), CLOCK).judge(table))
                .hasSize(1);
    }

    @Test
    void theRarestClassIsNamed() {
        assertThat(violation(Checks.column("sex").rarestShareAtLeast(0.4)).found())
                .isEqualTo("\"m\" is in 1 of 3 (33.3 %)");
    }

    @Test
    void aSingleClassIsNoBalance() {
        Dataset table = Dataset.of(Map.of("x", Columns.categories(List.of("a", "a"))));

        assertThat(Checks.column("x").rarestShareAtLeast(0).judge(table).get(0).found())
                .isEqualTo("it has the value [a] only");
    }

    static List<Check> columnChecks() {
        ColumnChecks absent = Checks.column("absent");
        return List.of(
                absent.hasType(ColumnType.REAL),
                absent.present(),
                absent.between(0, 1),
                absent.in(Set.of()),
                absent.unique(),
                absent.matches(Pattern.compile(".*")),
                absent.newestWithin(Duration.ZERO, CLOCK),
                absent.rarestShareAtLeast(0));
    }

    @ParameterizedTest
    @MethodSource("columnChecks")
    void anAbsentColumnBreaksEveryDemand(Check check) {
        assertThat(violation(check).found()).startsWith("there is no column \"absent\" among [id, age");
    }

    @Test
    void aDemandOnNumbersIsBrokenByTexts() {
        assertThat(violation(Checks.column("sex").between(0, 1)).found())
                .isEqualTo("it holds no numbers: sex categorical");
        assertThat(violation(Checks.column("sex").newestWithin(Duration.ZERO, CLOCK))
                        .found())
                .isEqualTo("it holds no timestamps: sex categorical");
    }

    @Test
    void anEmptyTableBreaksNoDemandOnCells() {
        Dataset table = patients().slice(0, 0);

        assertThat(Checks.column("age").between(0, 1).judge(table)).isEmpty();
        assertThat(Checks.column("age").present().judge(table)).isEmpty();
    }

    @Test
    void allViolationsAreReportedAndTheFirstThreeTold() {
        ValidationReport report = Validator.of(
                        Checks.rowsAtLeast(5),
                        Checks.columns("a", "b"),
                        Checks.column("age").between(0, 1))
                .validate(patients());

        assertThat(report.violations()).hasSize(4);
        assertThatThrownBy(report::orElseThrow)
                .isInstanceOf(ValidationFailedException.class)
                .hasMessageContaining("at least 5 rows: there are 4")
                .hasMessageEndingWith("; and 1 more")
                .extracting(e -> ((ValidationFailedException) e).report())
                .isEqualTo(report);
    }

    @Test
    void demandsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Checks.rowsAtLeast(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checks.column("x").between(2, 1)).hasMessageContaining("2.0 and 1.0");
        assertThatThrownBy(() -> Checks.column("x").nullShareAtMost(1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> Checks.column("x").rarestShareAtLeast(Double.NaN))
                .hasMessageContaining("NaN");
    }

    private static Violation violation(Check check) {
        List<Violation> violations = check.judge(patients());
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).check()).isEqualTo(check.name());
        return violations.get(0);
    }

    private static Dataset patients() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Columns.texts(List.of("p1", "p2", "p3", "p4")));
        columns.put("age", Columns.integers(18, 30, 31, 64));
        columns.put("sex", Columns.categories(Arrays.asList("f", "m", null, "f")));
        columns.put(
                "seen",
                Columns.timestamps(Arrays.asList(
                        NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofHours(1)), null, Instant.EPOCH)));
        return Dataset.of(columns);
    }
}
