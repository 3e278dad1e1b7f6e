package org.evermodel.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.evermodel.NotFoundException;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.UnusableRowsException;
import org.junit.jupiter.api.Test;

class LeakageTest {
    private static final int ROWS = 600;
    private static final double[] NOISE = noise(1);
    private static final double[] MORE = noise(2);

    @Test
    void noiseIsNotAccused() {
        LeakageReport report = Leakage.of(table(Map.of("x", reals(i -> NOISE[i]))), "sick");

        assertThat(report.findings()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.scores().get(0).value()).isBetween(0.4, 0.6);
        assertThat(report).hasToString("leakage to \"sick\": nothing found in 600 rows");
    }

    @Test
    void aCopyIsNamed() {
        LeakageFinding finding = only(Leakage.of(table(Map.of("again", classes(i -> sick(i)))), "sick"));

        assertThat(finding.kind()).isEqualTo(LeakageKind.TARGET_COPY);
        assertThat(finding.columns()).containsExactly("again");
        assertThat(finding.evidence()).isEqualTo("again is a copy of sick, in 600 rows");
    }

    @Test
    void renamedClassesAreNamed() {
        LeakageFinding finding =
                only(Leakage.of(table(Map.of("code", integers(i -> sick(i).equals("yes") ? 7 : 3))), "sick"));

        assertThat(finding.kind()).isEqualTo(LeakageKind.TARGET_COPY);
        assertThat(finding.evidence()).startsWith("code has one value for each value of sick");
    }

    @Test
    void namesThatOccurOncePredictNothing() {
        LeakageReport report = Leakage.of(
                table(Map.of("name", classes(i -> "n" + i), "key", integers(i -> i * 7919L % 600_011))), "sick");

        assertThat(report.suspects()).isEmpty();
        assertThat(report.of(LeakageKind.IDENTIFIER)).hasSize(2);
        assertThat(report.scores())
                .allSatisfy(score -> assertThat(score.value()).isBetween(0.35, 0.65));
    }

    @Test
    void aColumnThatKnowsTheClassIsSuspicious() {
        LeakageFinding finding = only(Leakage.of(
                table(Map.of("stay", reals(i -> (sick(i).equals("yes") ? 10 : 0) + NOISE[i]))), "sick"));

        assertThat(finding.kind()).isEqualTo(LeakageKind.SUSPICIOUS_PREDICTOR);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).startsWith("stay alone predicts sick with AUC 0.99");
    }

    @Test
    void aColumnThatKnowsOneOfSeveralClassesIsSuspicious() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("kind", classes(i -> "abc".substring(i % 3, i % 3 + 1)));
        columns.put("tell", integers(i -> i % 3 * 10L + (long) (NOISE[i] * 3)));

        LeakageFinding finding = only(Leakage.of(Dataset.of(columns), "kind"));

        assertThat(finding.columns()).containsExactly("tell");
        assertThat(finding.evidence()).contains("with skill ");
    }

    @Test
    void fewRowsAccuseNobody() {
        Dataset table = table(Map.of("stay", reals(i -> (sick(i).equals("yes") ? 10 : 0) + NOISE[i])))
                .slice(0, 40);

        assertThat(Leakage.of(table, "sick").suspects()).isEmpty();
    }

    @Test
    void missingnessThatTellsIsNamed() {
        BitSet missing = new BitSet();
        IntStream.range(0, ROWS).filter(i -> sick(i).equals("no")).forEach(missing::set);

        LeakageReport report =
                Leakage.of(table(Map.of("discharge", Columns.reals(NOISE, missing), "x", reals(i -> MORE[i]))), "sick");

        assertThat(report.of(LeakageKind.TELLING_MISSINGNESS)).hasSize(1);
        assertThat(report.suspects()).containsExactly("discharge");
    }

    @Test
    void anotherScaleIsNamed() {
        LeakageReport report = Leakage.of(numbers(Map.of("fahrenheit", reals(i -> 1.8 * target(i) + 32))), "celsius");

        assertThat(report.of(LeakageKind.TARGET_COPY)).hasSize(1);
        assertThat(report.suspects()).containsExactly("fahrenheit");
    }

    @Test
    void anotherOrderPreservingScaleIsNamed() {
        LeakageFinding finding = Leakage.of(numbers(Map.of("power", reals(i -> -Math.exp(target(i))))), "celsius")
                .of(LeakageKind.TARGET_COPY)
                .get(0);

        assertThat(finding.evidence())
                .isEqualTo("power has the order of celsius, equal where it is equal, in 600 rows");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aRowNumberBesideAnythingThatGrowsIsAQuestionAndNoError() {
        double[] grown = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            grown[i] = (i == 0 ? 0 : grown[i - 1]) + 0.1 + NOISE[i];
        }
        Dataset table = Dataset.of(Map.of("row", integers(i -> i))).with("total", Columns.reals(grown));

        LeakageFinding finding =
                Leakage.of(table, "total").of(LeakageKind.TARGET_COPY).get(0);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).startsWith("row has the order of total");
    }

    @Test
    void aLinearRelationIsAnErrorWithItsFormula() {
        LeakageFinding finding = Leakage.of(numbers(Map.of("half", reals(i -> target(i) / 2 + 1))), "celsius")
                .of(LeakageKind.TARGET_COPY)
                .get(0);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.evidence()).isEqualTo("celsius = 2 · half - 2, exactly, in 600 rows");
    }

    @Test
    void cellsThatAreNoNumbersTellNoOrder() {
        LeakageReport few =
                Leakage.of(numbers(Map.of("x", reals(i -> i % 20 == 0 ? Math.exp(target(i)) : Double.NaN))), "celsius");
        LeakageReport most =
                Leakage.of(numbers(Map.of("x", reals(i -> i % 3 == 0 ? Double.NaN : Math.exp(target(i))))), "celsius");

        assertThat(few.of(LeakageKind.TARGET_COPY)).isEmpty();
        assertThat(most.of(LeakageKind.TARGET_COPY).get(0).evidence()).endsWith(", in 400 rows");
    }

    @Test
    void sumsAreFoundBesideSparseColumnsThatHaveNothingToDoWithThem() {
        Map<String, Column> columns = new LinkedHashMap<>();
        IntStream.range(0, 40).forEach(c -> columns.put("x" + c, sparse(c, noise(c + 10))));
        columns.put("a", reals(i -> 20 * MORE[i]));
        columns.put("b", reals(i -> target(i) - 20 * MORE[i]));

        LeakageFinding finding = only(Leakage.of(numbers(columns), "celsius"));

        assertThat(finding.evidence()).isEqualTo("celsius = 1 · a + 1 · b, exactly, in 600 rows");
    }

    @Test
    void sumsOfSparseColumnsAreFoundInTheRowsThatHaveThem() {
        double[] third = noise(3);
        Map<String, Column> columns = new LinkedHashMap<>();
        IntStream.range(0, 30).forEach(c -> columns.put("x" + c, sparse(c, noise(c + 10))));
        columns.put("a", sparse(50, cells(i -> 20 * MORE[i] + third[i])));
        columns.put("b", sparse(51, cells(i -> target(i) - 20 * MORE[i])));
        columns.put("c", sparse(52, cells(i -> third[i])));

        LeakageFinding finding = only(Leakage.of(numbers(columns), "celsius"));

        assertThat(finding.columns()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.evidence()).startsWith("celsius = 1 · a + 1 · b - 1 · c, exactly, in ");
    }

    @Test
    void aDifferenceOfTwoIsNamedWithItsFormula() {
        LeakageFinding finding = only(Leakage.of(
                numbers(Map.of("a", reals(i -> 20 * MORE[i] + target(i)), "b", reals(i -> 20 * MORE[i] + 5))),
                "celsius"));

        assertThat(finding.kind()).isEqualTo(LeakageKind.TARGET_DERIVED);
        assertThat(finding.columns()).containsExactlyInAnyOrder("a", "b");
        assertThat(finding.evidence()).contains("1 · a", "1 · b", " + 5, exactly");
    }

    @Test
    void aSumOfThreeIsNamedOnceAndNearlySoIsAWarning() {
        double[] third = noise(3);
        double[] jitter = noise(4);
        LeakageFinding finding = only(Leakage.of(
                numbers(Map.of(
                        "a", reals(i -> 20 * MORE[i] + third[i]),
                        "b", reals(i -> target(i) - 20 * MORE[i] + 0.1 * jitter[i]),
                        "c", reals(i -> third[i]),
                        "d", reals(i -> jitter[i]))),
                "celsius"));

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.columns()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(finding.evidence()).contains("off and R2 0.9999");
    }

    @Test
    void columnsThatAreNotTriedInSumsAreNamed() {
        Map<String, Column> columns = new LinkedHashMap<>();
        IntStream.range(0, 12).forEach(c -> columns.put("x" + c, reals(i -> noise(c + 10)[i])));

        LeakageReport report = Leakage.of(
                numbers(columns), "celsius", LeakageOptions.defaults().withBounds(100, 10));

        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note).startsWith("not tried in sums, as less correlated"))
                .contains("columns were scored on 100 rows, drawn at random");
        assertThat(report.suspects()).isEmpty();
    }

    @Test
    void columnsWithoutAnyNewsAreNamed() {
        LeakageReport report = Leakage.of(
                table(Map.of(
                        "same", integers(i -> 4),
                        "none", Columns.categories(Collections.nCopies(ROWS, null)))),
                "sick");

        assertThat(report.of(LeakageKind.CONSTANT).stream().map(LeakageFinding::evidence))
                .containsExactly("none is missing in all 600 rows", "same has one value only");
        assertThat(report.passed()).isTrue();
    }

    @Test
    void rowsOnBothSidesAreCountedAndConflictsToo() {
        Dataset train = rows(List.of(1L, 2L, 3L, 4L), List.of("a", "b", "a", "b"));
        Dataset test = rows(List.of(1L, 2L, 9L), List.of("a", "a", "b"));

        LeakageReport report = Leakage.of(new TrainTestSplit(train, test), "y", LeakageOptions.defaults());

        LeakageFinding duplicates = report.of(LeakageKind.DUPLICATES).get(0);
        assertThat(duplicates.evidence())
                .isEqualTo("1 of 3 test rows are training rows, too, target included (33.33 %)");
        assertThat(duplicates.rows()).containsExactly(0L);
        LeakageFinding conflicts = report.of(LeakageKind.CONFLICTING_LABELS).get(0);
        assertThat(conflicts.rows()).containsExactly(1L);
        assertThat(report.rows()).isEqualTo(7);
    }

    @Test
    void rowsThatRepeatEarlierOnesAreCountedBeforeASplit() {
        Dataset table = rows(List.of(1L, 2L, 1L, 1L), List.of("a", "b", "a", "b"));

        LeakageFinding finding =
                Leakage.of(table, "y").of(LeakageKind.DUPLICATES).get(0);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.rows()).containsExactly(2L);
    }

    @Test
    void ignoredColumnsDoNotTellRowsApart() {
        Dataset table =
                rows(List.of(1L, 2L, 1L, 1L), List.of("a", "b", "a", "b")).with("id", Columns.integers(1, 2, 3, 4));

        assertThat(Leakage.of(table, "y").of(LeakageKind.DUPLICATES)).isEmpty();
        assertThat(Leakage.of(table, "y", LeakageOptions.defaults().ignoring("id"))
                        .of(LeakageKind.DUPLICATES))
                .hasSize(1);
    }

    @Test
    void aGroupOnBothSidesIsNamedAndASplitByGroupHasNone() {
        Dataset table = table(Map.of("patient", integers(i -> i / 3)));
        LeakageOptions grouped = LeakageOptions.defaults().groupedBy("patient");

        LeakageReport random = Leakage.of(Splits.random(table, 0.3, 1), "sick", grouped);
        LeakageReport whole = Leakage.of(Splits.grouped(table, "patient", 0.3, 1), "sick", grouped);

        assertThat(random.of(LeakageKind.GROUP_OVERLAP).get(0).evidence())
                .contains("values of patient are on both sides");
        assertThat(whole.of(LeakageKind.GROUP_OVERLAP)).isEmpty();
    }

    @Test
    void trainingRowsLaterThanTestRowsAreCounted() {
        Dataset early = times(0, 10, 20);
        Dataset late = times(15, 30);

        LeakageFinding finding = Leakage.of(
                        new TrainTestSplit(early, late),
                        "y",
                        LeakageOptions.defaults().orderedBy("at"))
                .of(LeakageKind.TIME_OVERLAP)
                .get(0);

        assertThat(finding.evidence())
                .isEqualTo("1 of 3 rows (33.33 %) of the training part are later than the first test row, of"
                        + " 1970-01-01T00:00:15Z");
    }

    @Test
    void rowsWithoutATargetAreLeftOut() {
        Dataset table = rows(List.of(1L, 2L, 3L, 4L), Arrays.asList("a", null, "b", "a"));

        assertThat(Leakage.of(table, "y").notes()).containsExactly("1 rows without a target were left out");
    }

    @Test
    void whatCannotBeIsRefused() {
        Dataset table = rows(List.of(1L, 2L), List.of("a", "a"));
        LeakageOptions options = LeakageOptions.defaults();

        assertThatThrownBy(() -> Leakage.of(table, "y"))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("the value [a] only");
        assertThatThrownBy(() -> Leakage.of(table.slice(0, 0), "y")).hasMessageContaining("no value");
        assertThatThrownBy(() -> Leakage.of(table, "z")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Leakage.of(table, "y", options.ignoring("z"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> options.withThresholds(0.4, 1, 1)).hasMessageContaining("auc 0.4");
        assertThatThrownBy(() -> options.withThresholds(1, 1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> options.withBounds(99, 0)).hasMessageContaining("99");
        Dataset two = rows(List.of(1L, 2L), List.of("a", "b"));
        assertThatThrownBy(() -> Leakage.of(new TrainTestSplit(two, two), "y", options.orderedBy("x")))
                .hasMessageContaining("holds none");
    }

    @Test
    void theReportIsReadableAnywhere() {
        LeakageReport report =
                Leakage.of(table(Map.of("a|b", classes(i -> sick(i)), "x", reals(i -> NOISE[i]))), "sick");

        assertThat(report.toString().lines())
                .containsExactly(
                        "leakage to \"sick\": 1 finding in 600 rows",
                        "  error target copy: a|b is a copy of sick, in 600 rows. Leave it out: it is what is to be"
                                + " predicted.");
        assertThat(report.toMarkdown().lines())
                .startsWith("## Leakage to \"sick\": 1 finding in 600 rows")
                .contains("| error | target copy | a\\|b | a\\|b is a copy of sick, in 600 rows | Leave it out: it is"
                        + " what is to be predicted |");
        assertThat(report.toJson())
                .startsWith(
                        "{\"target\":\"sick\",\"rows\":600,\"passed\":false,\"findings\":[{\"kind\":\"TARGET_COPY\","
                                + "\"severity\":\"ERROR\",\"columns\":[\"a|b\"],");
    }

    private static LeakageFinding only(LeakageReport report) {
        List<LeakageFinding> grave = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        assertThat(grave).as(report.toString()).hasSize(1);
        return grave.get(0);
    }

    private static String sick(int row) {
        return row * 31 % 7 < 3 ? "yes" : "no";
    }

    private static double target(int row) {
        return 10 * NOISE[row];
    }

    private static Dataset table(Map<String, Column> columns) {
        return Dataset.of(columns).with("sick", classes(LeakageTest::sick));
    }

    private static Dataset numbers(Map<String, Column> columns) {
        return Dataset.of(columns).with("celsius", reals(LeakageTest::target));
    }

    private static Dataset rows(List<Long> x, List<String> y) {
        return Dataset.of(Map.of(
                        "x",
                        Columns.integers(x.stream().mapToLong(Long::longValue).toArray())))
                .with("y", Columns.categories(y));
    }

    private static Dataset times(int... seconds) {
        List<Instant> times =
                Arrays.stream(seconds).mapToObj(Instant::ofEpochSecond).toList();
        List<String> labels = new ArrayList<>();
        IntStream.range(0, seconds.length).forEach(i -> labels.add(i % 2 == 0 ? "a" : "b"));
        return Dataset.of(Map.of("at", Columns.timestamps(times))).with("y", Columns.categories(labels));
    }

    private static Column reals(IntToDoubleFunction cell) {
        return Columns.reals(IntStream.range(0, ROWS).mapToDouble(cell).toArray());
    }

    /** Of which 15 in a hundred cells, drawn at random, are missing. */
    private static Column sparse(long seed, double[] cells) {
        Random random = new Random(1_000 + seed);
        BitSet missing = new BitSet();
        IntStream.range(0, ROWS).filter(i -> random.nextDouble() < 0.15).forEach(missing::set);
        return Columns.reals(cells, missing);
    }

    private static double[] cells(IntToDoubleFunction cell) {
        return IntStream.range(0, ROWS).mapToDouble(cell).toArray();
    }

    private static Column integers(IntToLongFunction cell) {
        return Columns.integers(IntStream.range(0, ROWS).mapToLong(cell).toArray());
    }

    private static Column classes(IntFunction<String> cell) {
        return Columns.categories(IntStream.range(0, ROWS).mapToObj(cell).toList());
    }

    private static double[] noise(long seed) {
        Random random = new Random(seed);
        return random.doubles(ROWS).toArray();
    }
}
