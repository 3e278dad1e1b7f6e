package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void aShareThatIsMetExactlyIsMetWhateverItsBinaryDigits() {
        for (int hits = 0; hits <= 100; hits++) {
            double share = hits / 100.0;
            Dataset lacking = Dataset.of(Map.of("x", firstMissing(hits)));

            assertThat(Checks.column("x").nullShareAtMost(share).judge(lacking)).isEmpty();
            assertThat(Checks.column("x").nullShareBetween(share, 1).judge(lacking))
                    .isEmpty();
            assertThat(Checks.rowsChangedAtMost(share, 100).judge(rows(100 + hits)))
                    .isEmpty();
            assertThat(Checks.rowsChangedAtMost(share, 100).judge(rows(100 - hits)))
                    .isEmpty();
        }
    }

    @Test
    void differentAndRarestValuesAreCountedSo() {
        for (int hits = 2; hits <= 50; hits++) {
            double share = hits / 100.0;
            int different = hits;
            Column values = Columns.integers(
                    IntStream.range(0, 100).mapToLong(i -> i % different).toArray());
            Column rare = Columns.integers(IntStream.range(0, 100)
                    .mapToLong(i -> i < different ? 1 : 0)
                    .toArray());

            assertThat(Checks.column("x").distinctShareAtLeast(share).judge(Dataset.of(Map.of("x", values))))
                    .isEmpty();
            assertThat(Checks.column("x").rarestShareAtLeast(share).judge(Dataset.of(Map.of("x", rare))))
                    .isEmpty();
        }
    }

    @Test
    void oneMoreOrLessBreaksIt() {
        Dataset lacking = Dataset.of(Map.of("x", firstMissing(30)));

        assertThat(Checks.column("x").nullShareAtMost(0.29).judge(lacking)).hasSize(1);
        assertThat(Checks.column("x").nullShareBetween(0.31, 1).judge(lacking)).hasSize(1);
        assertThat(Checks.rowsChangedAtMost(0.29, 100).judge(rows(130))).hasSize(1);
        assertThat(Checks.rowsChangedAtMost(0.29, 100).judge(rows(70))).hasSize(1);
        assertThat(Checks.column("i").distinctShareAtLeast(0.07).judge(rows(100)))
                .isEmpty();
    }

    @Test
    void demandedSharesAreToldWithAllTheirDigits() {
        ColumnChecks x = Checks.column("x");

        assertThat(x.nullShareAtMost(0.0004).name()).isEqualTo("x missing in at most 0.04 %");
        assertThat(x.nullShareAtMost(0.29).name()).isEqualTo("x missing in at most 29.0 %");
        assertThat(x.nullShareAtMost(1).name()).isEqualTo("x missing in at most 100.0 %");
        assertThat(x.nullShareBetween(0, 1e-9).name()).isEqualTo("x missing in 0.0 % to 0.0000001 %");
        assertThat(Checks.rowsChangedAtMost(2.5, 10).name()).isEqualTo("rows changed at most 250.0 % from 10");
    }

    @Test
    void demandsThatDifferInASmallShareHaveNamesOfTheirOwn() {
        RowCheck all = Checks.column("x").above(0);

        assertThat(all.mostly(0.99991).name()).isEqualTo("x above 0.0 in at least 99.991 %");
        assertThat(all.mostly(0.9995).name()).isEqualTo("x above 0.0 in at least 99.95 %");
    }

    @Test
    void foundSharesAreNeitherNothingNorAllUnlessTheyAre() {
        assertThat(Shares.foundPercent(1, 3)).isEqualTo("33.3 %");
        assertThat(Shares.foundPercent(4, 10_000)).isEqualTo("0.04 %");
        assertThat(Shares.foundPercent(9_999, 10_000)).isEqualTo("99.99 %");
        assertThat(Shares.foundPercent(0, 10_000)).isEqualTo("0.0 %");
        assertThat(Shares.foundPercent(7, 7)).isEqualTo("100.0 %");
        assertThat(Shares.foundPercent(0, 0)).isEqualTo("0.0 %");
    }

    @Test
    void whatIsToleratedIsToldAsItWasDemanded() {
        List<Violation> violations =
                Checks.column("i").atLeast(1).mostly(0.9999).judge(rows(10));

        assertThat(violations.get(0).found()).isEqualTo("1 of 10 rows differ, 10.0 % where 0.01 % are tolerated");
    }

    @Test
    void anEndlessChangeIsRefused() {
        assertThatThrownBy(() -> Checks.rowsChangedAtMost(Double.POSITIVE_INFINITY, 5))
                .hasMessageContaining("Infinity");
    }

    private static Column firstMissing(int missing) {
        return Columns.categories(IntStream.range(0, 100)
                .mapToObj(i -> i < missing ? "" : "a")
                .map(text -> text.isEmpty() ? null : text)
                .toList());
    }

    private static Dataset rows(int count) {
        return Dataset.of(Map.of(
                "i", Columns.integers(IntStream.range(0, count).asLongStream().toArray())));
    }
}
