package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.profile.Association.Measure;
import org.junit.jupiter.api.Test;

class AssociationTest {
    private static Optional<Association> between(Column one, Column other) {
        return Association.between(Dataset.of(Map.of("a", one, "b", other)), "a", "b");
    }

    @Test
    void numbersCorrelateOverTheRowsThatHaveBoth() {
        Column one = Columns.of(ColumnType.REAL, Arrays.asList(1.0, 2.0, 3.0, 4.0, null));

        Association found = between(one, Columns.reals(2, 1, 4, 3, 99)).orElseThrow();

        assertThat(found.measure()).isEqualTo(Measure.PEARSON);
        assertThat(found.value()).isCloseTo(0.6, within(1e-12));
        assertThat(found.rows()).isEqualTo(4);
    }

    @Test
    void ranksOfAMonotoneCurveGoTogetherWhollyAndTiesShareTheirs() {
        Dataset table = Dataset.of(Map.of("a", Columns.integers(1, 2, 3, 4), "b", Columns.reals(1, 10, 100, 1e9)));
        Dataset tied = Dataset.of(Map.of("a", Columns.integers(1, 1, 2, 3), "b", Columns.integers(1, 2, 3, 4)));

        assertThat(Association.ofRanks(table, "a", "b").orElseThrow().value()).isCloseTo(1, within(1e-12));
        assertThat(Association.ofRanks(tied, "a", "b").orElseThrow().value())
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void equalCategoriesGoTogetherWhollyAndIndependentOnesNotAtAll() {
        List<String> one = IntStream.range(0, 400).mapToObj(i -> "x" + i % 2).toList();
        List<String> other =
                IntStream.range(0, 400).mapToObj(i -> "y" + i / 2 % 2).toList();

        assertThat(between(Columns.categories(one), Columns.texts(one))
                        .orElseThrow()
                        .value())
                .isCloseTo(1, within(1e-9));
        Association none =
                between(Columns.categories(one), Columns.categories(other)).orElseThrow();
        assertThat(none.measure()).isEqualTo(Measure.CRAMERS_V);
        assertThat(none.value()).isZero();
    }

    @Test
    void theShareOfTheVarianceBetweenGroupsIsTheSquareOfTheRatio() {
        Column groups = Columns.booleans(true, true, false, false);

        Association found = between(groups, Columns.reals(0, 2, 4, 6)).orElseThrow();

        assertThat(found.measure()).isEqualTo(Measure.CORRELATION_RATIO);
        assertThat(found.value()).isCloseTo(Math.sqrt(16.0 / 20), within(1e-12));
        assertThat(between(Columns.reals(0, 2, 4, 6), groups)).contains(found);
    }

    @Test
    void aConstantGoesTogetherWithNothing() {
        assertThat(between(Columns.reals(1, 1, 1), Columns.reals(1, 2, 3))).isEmpty();
        assertThat(between(Columns.categories(List.of("a", "a", "a")), Columns.reals(1, 2, 3)))
                .isEmpty();
    }

    @Test
    void categoriesHaveNoRanks() {
        Dataset table = Dataset.of(Map.of("a", Columns.reals(1), "b", Columns.texts(List.of("x"))));

        assertThatThrownBy(() -> Association.ofRanks(table, "a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"b\"");
    }
}
