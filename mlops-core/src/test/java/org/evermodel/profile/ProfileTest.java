package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    @Test
    void everyCellLiesInOneBin() {
        Profile profile = Profile.of(Tables.ofAllTypes());

        assertThat(profile.columns())
                .allSatisfy(column -> assertThat(column.count()).isEqualTo(3));
    }

    @Test
    void numbersOfTheirOwnBinsLieWithinTheEdges() {
        NumberBins bins =
                numberBins(reals(IntStream.range(0, 1_000).asDoubleStream().toArray()));

        assertThat(bins.counts())
                .hasSize(10)
                .allSatisfy(count -> assertThat(count).isEqualTo(100));
        assertThat(bins.under() + bins.over() + bins.unseen()).isZero();
    }

    @Test
    void aValueThatATenthShareHasABinToItself() {
        double[] mostlyZero = new double[100];
        Arrays.setAll(mostlyZero, i -> i < 3 ? -1 - i : i < 90 ? 0 : i);

        assertThat(numberBins(reals(mostlyZero)).counts()).containsExactly(3L, 87L, 10L);
    }

    @Test
    void twoValuesHaveABinEach() {
        assertThat(numberBins(Columns.integers(0, 1, 1, 0, 1)).list())
                .startsWith(new Bins.Bin("[0.0, 0.5)", 2), new Bins.Bin("[0.5, 1.0]", 3));
    }

    @Test
    void aConstantHasOneBinThatHoldsItAlone() {
        Profile reference = Profile.of(table(reals(4, 4, 4)));

        NumberBins later = (NumberBins)
                Profile.of(table(reals(3, 4, 5)), reference).column("x").bins();

        assertThat(later.counts()).containsExactly(1L);
        assertThat(later.under()).isEqualTo(1);
        assertThat(later.over()).isEqualTo(1);
    }

    @Test
    void nanAndInfinitiesAreCountedApart() {
        Profile reference = Profile.of(table(reals(1, 2)));
        Column odd = reals(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.5);

        ColumnProfile profile = Profile.of(table(odd), reference).column("x");

        assertThat(profile.nan()).isEqualTo(1);
        assertThat(profile.infinite()).isEqualTo(2);
        assertThat(profile.moments().orElseThrow().mean()).isEqualTo(1.5);
        NumberBins bins = (NumberBins) profile.bins();
        assertThat(List.of(bins.under(), bins.over(), bins.unseen())).containsExactly(1L, 1L, 1L);
    }

    @Test
    void zeroIsOneNumberWhateverItsSign() {
        Profile plus = Profile.of(table(reals(0.0, 1)));
        Profile minus = Profile.of(table(reals(-0.0, 1)));

        assertThat(minus).isEqualTo(plus);
        assertThat(minus.digest()).isEqualTo(plus.digest());
    }

    @Test
    void numbersTooLargeToSquareKeepTheirRange() {
        Moments moments =
                Profile.of(table(reals(1e300, -1e300))).column("x").moments().orElseThrow();

        assertThat(moments.variance()).isNaN();
        assertThat(moments.max()).isEqualTo(1e300);
    }

    @Test
    void aColumnWithoutNumbersHasNoMomentsAndLaterNumbersAreUnseen() {
        Column missing = Columns.of(ColumnType.REAL, Collections.nCopies(2, null));
        Profile reference = Profile.of(table(missing));

        assertThat(reference.column("x").moments()).isEmpty();
        assertThat(Profile.of(table(reals(1, 2)), reference).column("x").bins().unseen())
                .isEqualTo(2);
    }

    @Test
    void aCategoryThatWasNotThereIsUnseen() {
        Profile reference = Profile.of(table(Columns.categories(List.of("a", "b"))));

        CategoryBins later = (CategoryBins) Profile.of(table(Columns.categories(List.of("b", "c"))), reference)
                .column("x")
                .bins();

        assertThat(later.counts()).isEqualTo(Map.of("a", 0L, "b", 1L));
        assertThat(later.unseen()).isEqualTo(1);
    }

    @Test
    void textsBeyondTheMostFrequentAreOthers() {
        List<String> texts = IntStream.range(0, 30).mapToObj(i -> "text" + i).toList();
        Profile reference = Profile.of(table(Columns.texts(texts)));

        CategoryBins bins = (CategoryBins) reference.column("x").bins();
        assertThat(bins.counts()).hasSize(20);
        assertThat(bins.other()).isEqualTo(10);
        assertThat(bins.complete()).isFalse();
    }

    @Test
    void textsWhereThereWereNumbersAreUnseen() {
        Profile reference = Profile.of(table(reals(1, 2, 3)));

        ColumnProfile later = Profile.of(table(Columns.categories(Arrays.asList("1", null, "x"))), reference)
                .column("x");

        assertThat(later.bins().unseen()).isEqualTo(2);
        assertThat(later.nulls()).isEqualTo(1);
    }

    @Test
    void numbersWhereThereWereCategoriesAreUnseen() {
        Profile reference = Profile.of(table(Columns.categories(List.of("1", "2"))));

        ColumnProfile later = Profile.of(table(reals(1, Double.NaN)), reference).column("x");

        assertThat(later.bins().unseen()).isEqualTo(2);
        assertThat(Profile.fromJson(new Profile(2, List.of(later)).toJson()).column("x"))
                .isEqualTo(later);
    }

    @Test
    void timesAreCountedInMicroseconds() {
        Column times = Columns.timestamps(List.of(Instant.EPOCH, Instant.ofEpochSecond(1)));

        assertThat(Profile.of(table(times)).column("x").moments().orElseThrow().max())
                .isCloseTo(1e6, within(0.0));
    }

    @Test
    void anAbsentColumnIsRefused() {
        Profile reference = Profile.of(table(reals(1)));

        assertThatThrownBy(() -> Profile.of(Dataset.of(Map.of("y", reals(1))), reference))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"x\"");
    }

    @Test
    void profilesOfOtherBinsCannotBeMerged() {
        Profile one = Profile.of(table(reals(1, 2)));

        assertThatThrownBy(() -> one.merge(Profile.of(table(reals(1, 3)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference profile");
        assertThatThrownBy(() -> one.merge(Profile.of(Dataset.of(Map.of("y", reals(1))))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void comesBackFromJson() {
        Profile profile = Profile.of(Tables.ofAllTypes());

        Profile back = Profile.fromJson(profile.toJson());

        assertThat(back).isEqualTo(profile);
        assertThat(back.digest()).isEqualTo(profile.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"format\":3,\"rows\":0,\"columns\":[]}",
                "{\"format\":2,\"rows\":1}",
                "{\"format\":2,\"rows\":1,\"columns\":[{}]}",
                "{\"format\":2,\"rows\":\"x\",\"columns\":[]}",
                "{\"format\":2,\"rows\":-1,\"columns\":[]}",
                "{\"format\":2,\"rows\":1,\"columns\":[{\"name\":\"a\",\"type\":\"ODD\"}]}"
            })
    void otherJsonIsRefused(String json) {
        assertThatThrownBy(() -> Profile.fromJson(json))
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining("profile.json");
    }

    private static NumberBins numberBins(Column column) {
        return (NumberBins) Profile.of(table(column)).column("x").bins();
    }

    private static Column reals(double... cells) {
        return Columns.reals(cells);
    }

    private static Dataset table(Column column) {
        return Dataset.of(Map.of("x", column));
    }

    @Test
    void aLargestNumberThatManyShareHasABinToItselfAlsoOnTheBorderOfACell() {
        SplittableRandom random = new SplittableRandom(1);
        double[] capped = IntStream.range(0, 200_000)
                .mapToDouble(row -> Math.min(1, 2 * random.nextDouble()))
                .toArray();

        NumberBins bins = numberBins(reals(capped));

        long ones = Arrays.stream(capped).filter(number -> number >= 1).count();
        assertThat(bins.counts()).endsWith(ones);
        assertThat(bins.over()).isZero();
        Profile reference = Profile.of(table(reals(capped)));
        assertThat(Profile.of(table(reals(capped)), reference).digest()).isEqualTo(reference.digest());
    }
}
