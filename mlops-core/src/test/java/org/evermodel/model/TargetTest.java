package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @Test
    void textIsClassified() {
        Labelled labelled = Target.of("y").label(table(Columns.categories(List.of("b", "a", "c"))));

        assertThat(labelled.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(labelled.classes()).containsExactly("a", "b", "c");
        assertThat(labelled.positive()).isEmpty();
    }

    @Test
    void numbersAreRegressed() {
        Labelled labelled = Target.of("y").label(table(Columns.integers(3, 1, 2)));

        assertThat(labelled.task()).isEqualTo(Task.REGRESSION);
        assertThat(labelled.classes()).isEmpty();
        assertThat(labelled.rows().schema().field("y").type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void twoNumbersAreClassified() {
        Labelled labelled = Target.of("y").label(table(Columns.reals(2.0, 10.0, 10.0)));

        assertThat(labelled.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(labelled.classes()).containsExactly("2", "10");
        assertThat(labelled.rows().schema().field("y").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void aTaskThatIsSaidIsTaken() {
        Labelled labelled = Target.of("y").withTask(Task.CLASSIFICATION).label(table(Columns.integers(10, 9, 8, 9)));

        assertThat(labelled.classes()).containsExactly("8", "9", "10");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "No, YES, YES", "True, False, True", "a, yes, yes", "true, zebra, true"})
    void theUsualWordForYesIsPositive(String one, String other, String positive) {
        Labelled labelled = Target.of("y").label(table(Columns.categories(List.of(one, other, other))));

        assertThat(labelled.positive()).contains(positive);
    }

    @Test
    void withoutSuchAWordTheRarerIsPositive() {
        assertThat(Target.of("y")
                        .label(table(Columns.categories(List.of("<=50K", ">50K", "<=50K"))))
                        .positive())
                .contains(">50K");
        assertThat(Target.of("y")
                        .label(table(Columns.categories(List.of("b", "a", "b"))))
                        .positive())
                .contains("a");
    }

    @Test
    void aTrueBooleanIsPositive() {
        assertThat(Target.of("y")
                        .label(table(Columns.booleans(true, false, true)))
                        .positive())
                .contains("true");
    }

    @Test
    void positiveValuesStandAgainstAllOthers() {
        Labelled labelled =
                Target.of("num").withPositives("1", "2", "3", "4").label(named("num", Columns.integers(0, 1, 2, 3, 0)));

        assertThat(labelled.classes()).containsExactly("0", "1|2|3|4");
        assertThat(labelled.positive()).contains("1|2|3|4");
        assertThat(strings(labelled)).containsExactly("0", "1|2|3|4", "1|2|3|4", "1|2|3|4", "0");
    }

    @Test
    void otherValuesAreNamedByWhatTheyAreNot() {
        Labelled labelled = Target.of("y")
                .withPositives("virginica")
                .label(table(Columns.categories(List.of("setosa", "virginica", "versicolor"))));

        assertThat(labelled.classes()).containsExactlyInAnyOrder("virginica", "not virginica");
    }

    @ParameterizedTest
    @CsvSource({"1", "1.0", "1e0"})
    void positiveNumbersAreComparedAsNumbers(String written) {
        assertThat(Target.of("y")
                        .withPositives(written)
                        .label(table(Columns.reals(0, 1, 2)))
                        .positive())
                .contains("1");
        assertThat(Target.of("y")
                        .withPositives(written)
                        .label(table(Columns.integers(0, 1, 2)))
                        .positive())
                .contains("1");
        assertThat(Target.of("y")
                        .withPositives("1")
                        .label(table(Columns.booleans(true, false)))
                        .positive())
                .contains("true");
    }

    @Test
    void rowsWithoutATargetAreDroppedAndCounted() {
        Labelled labelled = Target.of("y").label(table(Columns.categories(Arrays.asList("a", null, "b", null, "a"))));

        assertThat(labelled.dropped()).isEqualTo(2);
        assertThat(labelled.positions()).containsExactly(0, 2, 4);
        assertThat(labelled.rows().rowCount()).isEqualTo(3);
    }

    @Test
    void rowsKeepTheirDigests() {
        Dataset table = table(Columns.integers(0, 1, 0));

        Labelled labelled = Target.of("y").label(table);

        assertThat(labelled.rows().rowDigests().positionsNotIn(table.rowDigests()))
                .isEmpty();
    }

    @Test
    void refusesOneClass() {
        assertRefused(Target.of("y"), Columns.categories(List.of("a", "a")), "target \"y\" has one class only, \"a\"");
        assertRefused(Target.of("y"), Columns.integers(4, 4), "target \"y\" is 4 in every row");
        assertRefused(
                Target.of("y").withPositives("a", "b"), Columns.categories(List.of("a", "b")), "has one class only");
    }

    @Test
    void refusesATargetThatIsNeverThere() {
        assertRefused(Target.of("y"), Columns.categories(Arrays.asList(null, null)), "is missing in all 2 rows");
        assertRefused(Target.of("y"), Columns.categories(List.of()), "has no rows");
    }

    @Test
    void refusesPositivesThatNeverOccur() {
        assertRefused(
                Target.of("y").withPositives("yes"),
                Columns.integers(0, 1),
                "target \"y\" is never \"yes\"; its values are \"0\", \"1\"");
    }

    @Test
    void refusesToRegressTextAndInfinity() {
        assertRefused(
                Target.of("y").withTask(Task.REGRESSION),
                Columns.categories(List.of("a", "b")),
                "is to be regressed, but is categorical");
        assertRefused(
                Target.of("y"),
                Columns.reals(1, Double.POSITIVE_INFINITY, 2),
                "must be finite and at most 1.0E100 in size, but is Infinity in row 1");
    }

    @Test
    void refusesNamesAsClasses() {
        assertRefused(
                Target.of("y"),
                Columns.texts(
                        IntStream.range(0, 500).mapToObj(i -> "patient " + i).toList()),
                "has 500 different values in 500 rows");
    }

    @Test
    void refusesTimestamps() {
        assertRefused(Target.of("y"), Columns.timestamps(List.of(Instant.EPOCH)), "holds timestamps");
    }

    @Test
    void refusesAColumnThatIsNotThere() {
        assertThatThrownBy(() -> Target.of("z").label(table(Columns.integers(0, 1))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"z\"")
                .hasMessageContaining("[y]");
    }

    @Test
    void refusesPositivesOfARegression() {
        Target target = Target.of("y").withTask(Task.REGRESSION);

        assertThatThrownBy(() -> target.withPositives("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a regression of \"y\" has no positive values, but was given [1]");
    }

    private static void assertRefused(Target target, Column cells, String why) {
        assertThatThrownBy(() -> target.label(table(cells)))
                .isInstanceOf(UnusableTargetException.class)
                .hasMessageContaining(why);
    }

    private static Dataset table(Column cells) {
        return named("y", cells);
    }

    private static Dataset named(String name, Column cells) {
        return Dataset.of(Map.of(name, cells));
    }

    private static List<String> strings(Labelled labelled) {
        Column.Strings cells = (Column.Strings) labelled.rows().column(labelled.target());
        return IntStream.range(0, cells.size()).mapToObj(cells::get).toList();
    }
}
