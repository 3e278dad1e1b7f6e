package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnChecksTest {
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Check> met() {
        ColumnChecks n = Checks.column("n");
        ColumnChecks x = Checks.column("x");
        ColumnChecks c = Checks.column("c");
        return Stream.of(
                Checks.rowsBetween(4, 4),
                Checks.rowsChangedAtMost(0.25, 5),
                Checks.rowsChangedAtMost(1, 2),
                Checks.columnCount(4),
                Checks.columnsInOrder("n", "x", "c", "t"),
                n.nullShareBetween(0, 0),
                c.nullShareBetween(0.25, 0.25),
                n.above(0),
                n.atLeast(1),
                n.below(9),
                n.atMost(8),
                x.above(-1),
                Checks.column("t").between(DAY, DAY.plusSeconds(3)),
                c.in("a", "bb"),
                c.notIn(Set.of("ccc")),
                c.containsAll(Set.of("a", "bb")),
                c.lengthBetween(1, 2),
                n.distinctBetween(4, 4),
                c.distinctShareAtLeast(2 / 3.0),
                n.increasing(),
                n.strictlyIncreasing(),
                x.decreasing(),
                Checks.column("t").strictlyIncreasing(),
                n.increasingWithin("c"),
                n.meanBetween(3.75, 3.75),
                n.sumBetween(15, 15),
                n.deviationBetween(3.09, 3.10),
                n.leastBetween(1, 1),
                n.greatestBetween(8, 8),
                n.quantileBetween(0.5, 2, 2),
                n.quantileBetween(0, 1, 1),
                n.quantileBetween(1, 8, 8));
    }

    @ParameterizedTest
    @MethodSource("met")
    void aDemandThatIsMetBreaksNothing(Check check) {
        assertThat(check.judge(table())).isEmpty();
    }

    static Stream<Arguments> broken() {
        ColumnChecks n = Checks.column("n");
        ColumnChecks x = Checks.column("x");
        ColumnChecks c = Checks.column("c");
        return Stream.of(
                Arguments.of(Checks.rowsBetween(5, 9), "5 to 9 rows: there are 4"),
                Arguments.of(Checks.rowsBetween(0, 3), "0 to 3 rows: there are 4"),
                Arguments.of(
                        Checks.rowsChangedAtMost(0.1, 5), "rows changed at most 10.0 % from 5: there are 4, -20.0 %"),
                Arguments.of(Checks.columnCount(3), "3 columns: there are 4"),
                Arguments.of(
                        Checks.columnsInOrder("x", "n", "c", "t"),
                        "exactly the columns [x, n, c, t]: there are [n, x, c, t]"),
                Arguments.of(
                        n.nullShareBetween(0.1, 0.9), "n missing in 10.0 % to 90.0 %: 0 of 4 rows lack it (0.0 %)"),
                Arguments.of(n.above(1), "n above 1.0: 1 of 4 rows differ (row 0: 1)"),
                Arguments.of(n.atLeast(2), "n at least 2.0: 1 of 4 rows differ (row 0: 1)"),
                Arguments.of(n.below(8), "n below 8.0: 1 of 4 rows differ (row 3: 8)"),
                Arguments.of(n.atMost(7), "n at most 7.0: 1 of 4 rows differ (row 3: 8)"),
                Arguments.of(
                        Checks.column("t").between(DAY.plusSeconds(1), DAY.plusSeconds(9)),
                        "t between 2026-01-01T00:00:01Z and 2026-01-01T00:00:09Z: 1 of 4 rows differ"
                                + " (row 0: 2026-01-01T00:00:00Z)"),
                Arguments.of(c.notIn(Set.of("bb")), "c none of [bb]: 1 of 3 rows differ (row 1: bb)"),
                Arguments.of(c.containsAll(Set.of("a", "z")), "c has all of [a, z]: no cell has [z]"),
                Arguments.of(c.lengthBetween(2, 9), "c of 2 to 9 characters: 2 of 3 rows differ (row 0: a; row 3: a)"),
                Arguments.of(
                        c.distinctBetween(3, 9),
                        "c has 3 to 9 different values: it has 2 different values in 3 cells (66.7 %)"),
                Arguments.of(
                        c.distinctShareAtLeast(0.7),
                        "c different in at least 70.0 %: it has 2 different values in 3 cells (66.7 %)"),
                Arguments.of(n.decreasing(), "n decreasing: 3 of 4 rows differ (row 1: 2; row 2: 4; row 3: 8)"),
                Arguments.of(
                        x.strictlyIncreasing(), "x strictly increasing: 2 of 3 rows differ (row 2: -0.0; row 3: -0.5)"),
                Arguments.of(x.increasingWithin("c"), "x increasing within c: 1 of 3 rows differ (row 3: -0.5)"),
                Arguments.of(n.meanBetween(0, 3), "n mean between 0.0 and 3.0: the mean of 4 numbers is 3.75"),
                Arguments.of(
                        n.quantileBetween(0.5, 2.5, 9),
                        "n 0.5-quantile between 2.5 and 9.0: of 4 numbers 2 are below 2.5 and 0 above 9.0"),
                Arguments.of(c.meanBetween(0, 1), "c mean between 0.0 and 1.0: it holds no numbers: c categorical"),
                Arguments.of(c.increasing(), "c increasing: it holds no numbers or timestamps: c categorical"),
                Arguments.of(
                        n.increasingWithin("z"), "n increasing within z: there is no column \"z\" among [n, x, c, t]"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatBreaksADemandIsTold(Check check, String violation) {
        assertThat(check.judge(table())).hasToString("[" + violation + "]");
    }

    @Test
    void nanIsNeitherInOrderNorInAnyRange() {
        Dataset table = Dataset.of(Map.of("x", Columns.reals(1, Double.NaN, 2)));

        for (RowCheck check : List.of(
                Checks.column("x").increasing(),
                Checks.column("x").above(Double.NEGATIVE_INFINITY),
                Checks.column("x").below(Double.POSITIVE_INFINITY))) {
            assertThat(check.judge(table).get(0).examples()).containsExactly(new Violation.Example(1, "NaN"));
        }
        assertThat(Checks.column("x").meanBetween(-9, 9).judge(table)).hasSize(1);
        assertThat(Checks.column("x").quantileBetween(0, 0, 9).judge(table)).hasSize(1);
    }

    @Test
    void ofNoNumbersThereIsNoMeanButASum() {
        Dataset empty = table().slice(0, 0);

        assertThat(Checks.column("n").meanBetween(-9, 9).judge(empty)).hasSize(1);
        assertThat(Checks.column("n").leastBetween(-9, 9).judge(empty)).hasSize(1);
        assertThat(Checks.column("n").quantileBetween(0.5, -9, 9).judge(empty)).hasSize(1);
        assertThat(Checks.column("n").deviationBetween(-9, 9).judge(table().slice(0, 1)))
                .hasSize(1);
        assertThat(Checks.column("n").sumBetween(0, 0).judge(empty)).isEmpty();
    }

    @Test
    void figuresOfHugeNumbersAreAsExactAsOthers() {
        Dataset huge = Dataset.of(Map.of("x", Columns.reals(1.6e308, 1.6e308)));
        Dataset both = Dataset.of(Map.of("x", Columns.reals(1.6e308, 1.6e308, -1.6e308, -1.6e308)));
        Dataset endless = Dataset.of(Map.of("x", Columns.reals(1, Double.POSITIVE_INFINITY)));

        assertThat(Checks.column("x").meanBetween(1.6e308, 1.6e308).judge(huge)).isEmpty();
        assertThat(Checks.column("x").meanBetween(0, 0).judge(both)).isEmpty();
        assertThat(Checks.column("x").sumBetween(0, 0).judge(both)).isEmpty();
        assertThat(Checks.column("x").sumBetween(0, 1.7e308).judge(huge)).hasSize(1);
        assertThat(Checks.column("x")
                        .meanBetween(0, 1.7e308)
                        .judge(endless)
                        .get(0)
                        .found())
                .isEqualTo("the mean of 2 numbers is Infinity");
    }

    @Test
    void theSumOfMissingNumbersIsNothing() {
        Dataset missing = Dataset.of(Map.of("x", Columns.of(ColumnType.REAL, Arrays.asList(null, null))));

        assertThat(Checks.column("x").sumBetween(-1, 1).judge(missing)).isEmpty();
        assertThat(Checks.column("x").sumBetween(1, 2).judge(missing)).hasSize(1);
        assertThat(Checks.column("x").meanBetween(-1, 1).judge(missing)).hasSize(1);
    }

    @Test
    void columnsThatAreNotJudgedForDriftMayBeAbsent() {
        Dataset reference = numbers(LongStream.range(0, 1_000))
                .with("key", Columns.integers(LongStream.range(0, 1_000).toArray()))
                .with("at", Columns.timestamps(Collections.nCopies(1_000, DAY)));
        Dataset without = reference.select(List.of("n"));
        Profile profile = Profile.of(reference);
        DriftPolicy policy = DriftPolicy.defaults().ignoring("key");

        assertThat(Checks.noDrift(profile, policy).judge(without)).isEmpty();
        assertThat(Checks.noDrift(profile, policy).judge(reference)).isEmpty();
        assertThat(Checks.noDrift(profile, DriftPolicy.defaults()).judge(without))
                .hasToString("[no drift from 1000 reference rows: there is no column \"key\"]");
        assertThat(Checks.noDrift(profile, policy.ignoring("key", "n")).judge(without))
                .isEmpty();
    }

    @Test
    void columnsThatAPredicateReadsAreKnownFromTheFirstRowOnOnly() {
        RowCheck check = Checks.rows("q", row -> row.real("nope") > 0);

        assertThat(check.judge(table())).hasSize(1);
        assertThat(check.judge(table().slice(0, 0))).isEmpty();
    }

    @Test
    void whatNobodySaidIsNotCountedAsDrift() {
        Dataset reference = numbers(LongStream.range(0, 1_000));
        Check check = Checks.noDrift(Profile.of(reference), DriftPolicy.defaults());

        assertThat(check.judge(reference)).isEmpty();
        assertThat(check.judge(reference.slice(0, 3))).isEmpty();
        List<Violation> violations = check.judge(numbers(LongStream.range(500, 1_500)));
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).column()).contains("n");
        assertThat(violations.get(0).found()).contains("stability index");
        assertThat(check.judge(Dataset.of(Map.of("m", Columns.integers(1))))
                        .get(0)
                        .found())
                .isEqualTo("there is no column \"n\"");
    }

    @Test
    void demandsThatCannotBeAreRefused() {
        ColumnChecks x = Checks.column("x");
        assertThatThrownBy(() -> x.above(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> x.between(DAY, DAY.minusSeconds(1))).hasMessageContaining("first <= last");
        assertThatThrownBy(() -> x.lengthBetween(2, 1)).hasMessageContaining("low <= high");
        assertThatThrownBy(() -> x.distinctBetween(2, 1)).hasMessageContaining("2 and 1");
        assertThatThrownBy(() -> x.distinctShareAtLeast(2)).hasMessageContaining("2.0");
        assertThatThrownBy(() -> x.nullShareBetween(0.5, 0.4)).hasMessageContaining("low <= high");
        assertThatThrownBy(() -> x.quantileBetween(1.1, 0, 1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> Checks.rowsBetween(2, 1)).hasMessageContaining("2 and 1");
        assertThatThrownBy(() -> Checks.rowsChangedAtMost(-0.1, 5)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> Checks.rowsChangedAtMost(0.1, 0)).hasMessageContaining("of 0");
        assertThatThrownBy(() -> x.noDrift(Profile.of(table().select(List.of("n"))), DriftPolicy.defaults()))
                .isInstanceOf(NotFoundException.class);
    }

    private static Dataset numbers(LongStream numbers) {
        return Dataset.of(Map.of("n", Columns.integers(numbers.toArray())));
    }

    private static Dataset table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("n", Columns.integers(1, 2, 4, 8));
        columns.put("x", Columns.of(ColumnType.REAL, Arrays.asList(0.0, null, -0.0, -0.5)));
        columns.put("c", Columns.categories(Arrays.asList("a", "bb", null, "a")));
        columns.put("t", Columns.timestamps(List.of(DAY, DAY.plusSeconds(1), DAY.plusSeconds(2), DAY.plusSeconds(3))));
        return Dataset.of(columns);
    }
}
