package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;

class LabelledAlikeTest {
    private final Labelled hearts =
            Target.of("num").withPositives("1", "2", "3").label(table(Columns.integers(0, 1, 2, 0)));

    @Test
    void otherRowsGetTheSameClasses() {
        assertThat(classes(hearts.alike(table(Columns.reals(2.0, 0.0))))).containsExactly("1|2|3", "0");
    }

    @Test
    void aValueThatWasNotSeenIsOneOfAllOthers() {
        assertThat(classes(hearts.alike(table(Columns.integers(9))))).containsExactly("0");
    }

    @Test
    void rowsThatAreLabelledAlreadyStayAsTheyAre() {
        Dataset once = hearts.alike(table(Columns.integers(2, 0)));

        assertThat(hearts.alike(once)).isEqualTo(once);
    }

    @Test
    void aClassThatWasNotSeenKeepsItsName() {
        Labelled species = Target.of("num").label(table(Columns.categories(List.of("a", "b"))));

        assertThat(classes(species.alike(table(Columns.categories(List.of("c", "a"))))))
                .containsExactly("c", "a");
    }

    @Test
    void rowsWithoutATargetAreLeftOut() {
        Labelled species = Target.of("num").label(table(Columns.categories(List.of("a", "b"))));

        assertThat(classes(species.alike(table(Columns.categories(Arrays.asList("a", null))))))
                .containsExactly("a");
    }

    @Test
    void numbersStayNumbers() {
        Labelled sizes = Target.of("num").label(table(Columns.integers(1, 2, 3)));
        Dataset other = table(Columns.reals(2.5));

        assertThat(sizes.alike(other)).isEqualTo(other);
    }

    @Test
    void timesAreNoClasses() {
        Dataset times = table(Columns.timestamps(List.of(Instant.EPOCH)));

        assertThatThrownBy(() -> hearts.alike(times))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timestamps are no classes");
    }

    private static List<String> classes(Dataset rows) {
        Column.Strings cells = (Column.Strings) rows.column("num");
        return IntStream.range(0, cells.size()).mapToObj(cells::get).toList();
    }

    private static Dataset table(Column cells) {
        return Dataset.of(Map.of("num", cells));
    }
}
