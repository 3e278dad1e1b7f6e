package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.junit.jupiter.api.Test;

class TransformsTest {
    @Test
    void aMissingNumberBecomesTheMedianAndIsTold() {
        Encoder encoder = Transforms.impute().fit(table("age", reals(1.0, null, 2.0, 9.0)));

        assertThat(encoder.featureNames()).containsExactly("age", "age=<missing>");
        assertThat(encode(encoder, Row.of("age", null))).containsExactly(2, 1);
        assertThat(encode(encoder, Row.of("age", 5))).containsExactly(5, 0);
    }

    @Test
    void theMedianOfAnEvenNumberOfCellsLiesBetweenTheMiddleTwo() {
        Encoder encoder = Transforms.impute().fit(table("age", Columns.integers(1, 9, 2, 4)));

        assertThat(encode(encoder, Row.of())).containsExactly(3);
    }

    @Test
    void aMissingNumberMayBecomeTheMean() {
        Encoder encoder = Transforms.imputeMean().fit(table("age", Columns.integers(1, 2, 9)));

        assertThat(encode(encoder, Row.of("age", null))).containsExactly(4);
    }

    @Test
    void onlyColumnsWithMissingCellsInTrainingTellThem() {
        Encoder encoder = Transforms.impute().fit(table("age", Columns.integers(1, 2, 3)));

        assertThat(encoder.featureNames()).containsExactly("age");
    }

    @Test
    void codesGetAFeatureEachBesideTheirNumber() {
        Encoder encoder = Transforms.impute().oneHot().fit(table("slope", codes(30, 3)));

        assertThat(encoder.featureNames()).containsExactly("slope", "slope=0", "slope=1", "slope=2");
        assertThat(encode(encoder, Row.of("slope", 2))).containsExactly(2, 0, 0, 1);
        assertThat(encode(encoder, Row.of("slope", 1.0))).containsExactly(1, 0, 1, 0);
        assertThat(encode(encoder, Row.of("slope", 7))).containsExactly(7, 0, 0, 0);
        assertThat(encode(encoder, Row.of("slope", null))).containsExactly(1, 0, 0, 0);
    }

    @Test
    void quantitiesAndRareCodesStayNumbersAlone() {
        assertThat(Transforms.oneHot().fit(table("two", codes(100, 2))).width()).isEqualTo(1);
        assertThat(Transforms.oneHot().fit(table("rare", codes(29, 3))).width()).isEqualTo(1);
        assertThat(Transforms.oneHot().fit(table("hours", codes(240, 24))).width())
                .isEqualTo(25);
        assertThat(Transforms.oneHot().fit(table("many", codes(1_000, 25))).width())
                .isEqualTo(1);
        assertThat(Transforms.oneHot().fit(table("halves", halves())).width()).isEqualTo(1);
        assertThat(Transforms.impute().fit(table("slope", codes(30, 3))).width())
                .isEqualTo(1);
    }

    private static Column halves() {
        return Columns.reals(
                IntStream.range(0, 90).mapToDouble(row -> row % 3 / 2.0).toArray());
    }

    private static Column codes(int rows, int different) {
        return Columns.integers(
                IntStream.range(0, rows).mapToLong(row -> row % different).toArray());
    }

    @Test
    void aNumberBecomesItsDistanceFromTheMeanInDeviations() {
        Encoder encoder = Transforms.standardize().fit(table("age", Columns.integers(2, 4, 4, 4, 5, 5, 7, 9)));

        assertThat(encode(encoder, Row.of("age", 9))).containsExactly(2.0);
        assertThat(encode(encoder, Row.of("age", 4))).containsExactly(-0.5);
        assertThat(encode(encoder, Row.of("age", null))).containsExactly(0);
    }

    @Test
    void imputedCellsCountInTheMeanAndTheDeviation() {
        Encoder encoder = Transforms.impute().standardize().fit(table("x", reals(0.0, null, null, 4.0, 2.0)));

        assertThat(encode(encoder, Row.of("x", 4))[0]).isCloseTo(2 / Math.sqrt(8.0 / 5), within(1e-15));
    }

    @Test
    void aConstantColumnBecomesZeroWhateverComesLater() {
        Encoder encoder = Transforms.standardize().fit(table("x", Columns.reals(0.1, 0.1, 0.1)));

        assertThat(encode(encoder, Row.of("x", 0.1))).containsExactly(0);
        assertThat(encode(encoder, Row.of("x", 17.0))).containsExactly(0);
    }

    @Test
    void aTextBecomesOneFeatureForEachLevelInAlphabeticalOrder() {
        Encoder encoder = Transforms.oneHot().fit(table("sex", texts("Male", "Female", "Male")));

        assertThat(encoder.featureNames()).containsExactly("sex=Female", "sex=Male");
        assertThat(encode(encoder, Row.of("sex", "Male"))).containsExactly(0, 1);
    }

    @Test
    void aMissingTextIsALevelWhereTrainingHadSome() {
        Encoder seen = Transforms.oneHot().fit(table("work", texts("Private", null)));
        Encoder unseen = Transforms.oneHot().fit(table("work", texts("Private", "State")));

        assertThat(seen.featureNames()).containsExactly("work=Private", "work=<missing>");
        assertThat(encode(seen, Row.of())).containsExactly(0, 1);
        assertThat(encode(unseen, Row.of())).containsExactly(0, 0);
    }

    @Test
    void anUnseenLevelIsAllZeros() {
        Encoder encoder = Transforms.oneHot().fit(table("sex", texts("Male", "Female")));

        assertThat(encode(encoder, Row.of("sex", "Unsaid"))).containsExactly(0, 0);
    }

    @Test
    void ofManyLevelsTheMostFrequentAreKeptAndTheOthersShareOneFeature() {
        Encoder encoder = Transforms.none().oneHot(2).fit(table("job", texts("c", "b", "c", "a", "b", "d", "c")));

        assertThat(encoder.featureNames()).containsExactly("job=b", "job=c", "job=<other>");
        assertThat(encode(encoder, Row.of("job", "d"))).containsExactly(0, 0, 1);
        assertThat(encode(encoder, Row.of("job", "never seen"))).containsExactly(0, 0, 1);
    }

    @Test
    void levelsOfOneFrequencyAreKeptByAlphabet() {
        Encoder encoder = Transforms.none().oneHot(1).fit(table("job", texts("b", "a")));

        assertThat(encoder.featureNames()).containsExactly("job=a", "job=<other>");
    }

    @Test
    void aLevelThatOnlyTheDictionaryStillHoldsIsUnseen() {
        Dataset cut = table("sex", texts("Male", "Female", "Male")).take(new int[] {0, 2});

        assertThat(Transforms.oneHot().fit(cut).featureNames()).containsExactly("sex=Male");
    }

    @Test
    void anIdentifierIsLeftOutWithTheReason() {
        List<String> names =
                IntStream.range(0, 30).mapToObj(i -> "patient " + i).toList();
        Dataset table = table("age", Columns.integers(new long[30])).with("name", Columns.texts(names));

        Encoder encoder = Transforms.oneHot().fit(table);

        assertThat(encoder.inputs().names()).containsExactly("age");
        assertThat(encoder.leftOut())
                .containsExactly(Map.entry("name", "looks like an identifier: 30 of 30 values occur once"));
    }

    @Test
    void textIsLeftOutUnlessOneHotEncoded() {
        Dataset table = table("age", Columns.integers(1, 2)).with("sex", texts("Male", "Female"));

        Encoder encoder = Transforms.none().fit(table);

        assertThat(encoder.inputs().names()).containsExactly("age");
        assertThat(encoder.leftOut()).containsOnlyKeys("sex");
    }

    @Test
    void aColumnWithoutAnyValueIsLeftOut() {
        Dataset table = table("age", Columns.integers(1, 2))
                .with("bmi", reals(null, Double.NaN))
                .with("note", texts(null, null));

        Encoder encoder = Transforms.impute().oneHot().fit(table);

        assertThat(encoder.leftOut()).containsOnlyKeys("bmi", "note");
    }

    @Test
    void aBooleanIsZeroOrOneAndFilledWithTheMoreFrequent() {
        Column smokes = Columns.of(ColumnType.BOOLEAN, Arrays.asList(true, true, false, null));

        Encoder encoder = Transforms.impute().standardize().fit(table("smokes", smokes));

        assertThat(encode(encoder, Row.of("smokes", false))).containsExactly(0, 0);
        assertThat(encode(encoder, Row.of("smokes", null))).containsExactly(1, 1);
    }

    @Test
    void aTimestampBecomesSecondsAndItsPlaceInTheCalendar() {
        Column admitted = Columns.timestamps(List.of(Instant.EPOCH, Instant.parse("2024-02-29T23:30:00.5Z")));

        Encoder encoder = Transforms.none().fit(table("admitted", admitted));

        assertThat(encoder.featureNames())
                .containsExactly("admitted", "admitted.month", "admitted.weekday", "admitted.hour");
        assertThat(encode(encoder, Row.of("admitted", Instant.parse("2024-02-29T23:30:00.5Z"))))
                .containsExactly(1709249400.5, 2, 4, 23);
        assertThat(encode(encoder, Row.of("admitted", Instant.parse("1969-12-31T23:00:00Z"))))
                .containsExactly(-3600, 12, 3, 23);
    }

    @Test
    void aTimeBeyondATimestampsRangeIsRefusedByName() {
        Encoder encoder = Transforms.none().fit(table("at", Columns.timestamps(List.of(Instant.EPOCH))));

        assertThatThrownBy(() -> encode(encoder, Row.of("at", Instant.MAX)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"at\": a time must lie within 292,000 years of 1970");
    }

    @Test
    void nanAndTheInfinitiesAreMissing() {
        Encoder encoder = Transforms.impute()
                .fit(table("x", Columns.reals(1, Double.NaN, 3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));

        assertThat(encode(encoder, Row.of("x", Double.NaN))).containsExactly(2, 1);
        assertThat(encode(encoder, Row.of("x", Double.NEGATIVE_INFINITY))).containsExactly(2, 1);
    }

    @Test
    void numbersStayWithinTheRangeOfAFloat() {
        Encoder encoder = Transforms.standardize().fit(table("x", Columns.reals(0, 1e-40)));

        assertThat(encode(encoder, Row.of("x", 1e300))).containsExactly(Float.MAX_VALUE);
        assertThat(encode(Transforms.none().fit(table("x", Columns.reals(1))), Row.of("x", -1e300)))
                .containsExactly(-Float.MAX_VALUE);
    }

    @Test
    void wholeNumbersAndRealsStandForOneAnother() {
        Encoder encoder = Transforms.standardize().fit(table("x", Columns.integers(1, 3)));

        assertThat(encode(encoder, Row.of("x", 3.0))).containsExactly(encode(encoder, Row.of("x", 3)));
        assertThat(encoder.encode(table("x", Columns.reals(3.0))).values()).containsExactly(1);
    }

    @Test
    void aTextInANumericColumnIsRefusedByName() {
        Encoder encoder = Transforms.impute().fit(table("age", Columns.integers(1, 3)));

        assertThatThrownBy(() -> encode(encoder, Row.of("age", "old")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"age\" was integer in training, but got String old");
        assertThatThrownBy(() -> encoder.encode(table("age", texts("old"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"age\" was integer in training, but got a column of type CATEGORICAL");
    }

    @Test
    void aNumberInATextColumnIsRefusedByName() {
        Encoder encoder = Transforms.oneHot().fit(table("sex", texts("Male", "Female")));

        assertThatThrownBy(() -> encode(encoder, Row.of("sex", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"sex\" was categorical in training, but got Long 1");
        assertThatThrownBy(() -> encoder.encode(table("sex", Columns.integers(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INTEGER");
    }

    @Test
    void aColumnThatIsAbsentOrAllMissingIsMissingThroughout() {
        Encoder encoder =
                Transforms.impute().oneHot().fit(table("x", reals(1.0, null)).with("s", texts("a", null)));
        double[] missing = encode(encoder, Row.of());

        assertThat(encoder.encode(table("other", Columns.integers(7))).values()).containsExactly(missing);
        assertThat(encoder.encode(table("x", Columns.of(ColumnType.TEXT, Arrays.asList((String) null))))
                        .values())
                .containsExactly(missing);
        assertThat(encoder.encode(table("s", reals((Double) null))).values()).containsExactly(missing);
    }

    @Test
    void columnsMayStandInAnyOrderBesideOthers() {
        Encoder encoder = Transforms.none().fit(table("a", Columns.integers(1)).with("b", Columns.integers(2)));
        Dataset other =
                table("b", Columns.integers(5)).with("noise", texts("x")).with("a", Columns.integers(4));

        assertThat(encoder.encode(other).values()).containsExactly(4, 5);
    }

    @Test
    void eachFeatureNamesTheColumnItComesFrom() {
        Encoder encoder =
                Transforms.impute().oneHot().fit(table("x", reals(1.0, null)).with("s", texts("a", "b")));

        assertThat(encoder.sources()).containsExactly("x", "x", "s", "s");
    }

    @Test
    void featureNamesDifferThoughColumnsAndLevelsSpellTheSame() {
        Dataset table = table("a", texts("b=c", "<missing>", null)).with("a=b", texts("c", "c", "c"));

        assertThat(Transforms.oneHot().fit(table).featureNames())
                .containsExactly("a=<missing>", "a=b=c", "a=<missing>#2", "a=b=c#2");
    }

    @Test
    void aReusedArrayIsOverwritten() {
        Encoder encoder = Transforms.oneHot().fit(table("sex", texts("Male", "Female")));
        double[] features = {9, 9};

        encoder.encode(Row.of("sex", "Male"), features);

        assertThat(features).containsExactly(0, 1);
    }

    @Test
    void anArrayOfAnotherLengthIsRefused() {
        Encoder encoder = Transforms.none().fit(table("x", Columns.integers(1)));

        assertThatThrownBy(() -> encoder.encode(Row.of("x", 1), new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 features")
                .hasMessageContaining("room for 2");
    }

    @Test
    void verbsStandOnceAndInOrder() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Transforms.standardize().impute())
                .withMessage("in a preparation impute comes before standardize,"
                        + " but this one is already Transforms.standardize()");
        assertThatIllegalStateException().isThrownBy(() -> Transforms.impute().imputeMean());
        assertThatIllegalStateException().isThrownBy(() -> Transforms.oneHot().oneHot(5));
        assertThatIllegalStateException()
                .isThrownBy(() -> Transforms.standardize().standardize());
    }

    @Test
    void equalVerbsMakeEqualValuesThatReadAsTheyAreWritten() {
        assertThat(Transforms.oneHot().impute().standardize())
                .isEqualTo(Transforms.impute().standardize().oneHot())
                .hasToString("Transforms.impute().standardize().oneHot()");
        assertThat(Transforms.none()).hasToString("Transforms.none()");
        assertThat(Transforms.imputeMean().oneHot(7)).hasToString("Transforms.imputeMean().oneHot(7)");
    }

    @Test
    void everySettingIsAParameter() {
        assertThat(Transforms.impute().standardize().oneHot(7).parameters())
                .containsExactly(
                        Map.entry("impute", "MEDIAN"), Map.entry("oneHot", "7"), Map.entry("standardize", "true"));
    }

    @Test
    void refusesATableThatTeachesNothing() {
        assertThatThrownBy(() -> Transforms.none().fit(table("x", Columns.integers())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without rows");
        assertThatThrownBy(() -> Transforms.none().fit(table("s", texts("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column to learn from")
                .hasMessageContaining("one-hot encoding was not asked for");
    }

    private static Dataset table(String name, Column column) {
        return Dataset.of(new LinkedHashMap<>(Map.of(name, column)));
    }

    private static Column reals(Double... cells) {
        return Columns.of(ColumnType.REAL, Arrays.asList(cells));
    }

    private static Column texts(String... cells) {
        return Columns.categories(Arrays.asList(cells));
    }

    private static double[] encode(Encoder encoder, Row row) {
        double[] features = new double[encoder.width()];
        encoder.encode(row, features);
        return features;
    }
}
