package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static List<Evaluation.Slice> slices(Column column) {
        int rows = column.size();
        Answered answered = Population.binary(0.4, 1).sample(rows, new SplittableRandom(1));
        Dataset table = answered.rows().with("group", column);
        return Evaluator.slicedBy("group")
                .evaluate(answered.predictions(), table)
                .slices()
                .get("group");
    }

    private static List<String> names(Column column) {
        return slices(column).stream()
                .map(slice -> slice.value().orElse("(missing)"))
                .toList();
    }

    @Test
    void namesTextsInTheirOrderAndMissingOnesLast() {
        assertThat(names(Columns.categories(Arrays.asList("b", null, "", "a", "b"))))
                .containsExactly("", "a", "b", "(missing)");
    }

    @Test
    void namesBooleans() {
        assertThat(names(Columns.booleans(true, false, true))).containsExactly("false", "true");
    }

    @Test
    void takesFewNumbersAsTheyAre() {
        assertThat(names(Columns.integers(10, 9, -1, 10))).containsExactly("-1", "9", "10");
        assertThat(names(Columns.reals(0.5, 2, 2, -3))).containsExactly("-3", "0.5", "2");
    }

    @Test
    void cutsManyNumbersIntoTenthsThatHoldEveryRowOnce() {
        var slices = slices(Columns.integers(LongStream.rangeClosed(1, 100).toArray()));

        assertThat(slices).hasSize(10).allMatch(slice -> slice.rows() == 10);
        assertThat(slices.get(0).value()).contains("[1, 11)");
        assertThat(slices.get(9).value()).contains("[91, 100]");
    }

    @Test
    void neverPartsEqualNumbers() {
        double[] mostlyZero =
                IntStream.range(0, 100).mapToDouble(i -> i < 75 ? 0 : i).toArray();

        assertThat(slices(Columns.reals(mostlyZero)).stream().map(Evaluation.Slice::rows))
                .containsExactly(80, 10, 10);
        assertThat(names(Columns.reals(mostlyZero))).containsExactly("[0, 80)", "[80, 90)", "[90, 99]");
    }

    @Test
    void cutsTimesIntoTenths() {
        var days = IntStream.range(0, 30)
                .mapToObj(day -> Instant.parse("2024-01-01T00:00:00Z").plusSeconds(day * 86_400L))
                .toList();

        assertThat(names(Columns.timestamps(days)))
                .hasSize(10)
                .startsWith("[2024-01-01T00:00:00Z, 2024-01-04T00:00:00Z)")
                .endsWith("[2024-01-28T00:00:00Z, 2024-01-30T00:00:00Z]");
    }

    @Test
    void gathersTheRarerOfManyTexts() {
        var texts = IntStream.range(0, 300)
                .mapToObj(i -> "t" + (i < 200 ? i % 49 : i))
                .toList();

        var slices = slices(Columns.texts(texts));

        assertThat(slices).hasSize(51);
        assertThat(slices.get(50).value()).contains("other values (99)");
        assertThat(slices.stream().mapToInt(Evaluation.Slice::rows).sum()).isEqualTo(300);
    }

    @Test
    void measuresASliceAsIfItsRowsWereAllThereAre() {
        Answered answered = Population.binary(0.5, 1).sample(60, new SplittableRandom(2));
        var groups =
                IntStream.range(0, 60).mapToObj(i -> i % 3 == 0 ? "a" : "b").toList();
        int[] ofA = IntStream.range(0, 60).filter(i -> i % 3 == 0).toArray();

        var sliced = Evaluator.slicedBy("group")
                .evaluate(answered.predictions(), answered.rows().with("group", Columns.categories(groups)));

        var alone = Evaluator.overall()
                .evaluate(answered.predictions().take(ofA), answered.rows().take(ofA));
        assertThat(sliced.slices().get("group").get(0).metrics()).isEqualTo(alone.metrics());
    }

    @Test
    void slicesBySeveralColumnsInTheGivenOrder() {
        Answered answered = Population.binary(0.5, 1).sample(4, new SplittableRandom(2));
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(Answered.TARGET, answered.rows().column(0));
        columns.put("a", Columns.booleans(true, false, true, false));
        columns.put("b", Columns.integers(1, 2, 3, 3));

        var evaluation = Evaluator.slicedBy("b", "a").evaluate(answered.predictions(), Dataset.of(columns));

        assertThat(evaluation.slices().keySet()).containsExactly("b", "a");
    }

    @Test
    void refusesAColumnThatIsNotThere() {
        Answered answered = Population.binary(0.5, 1).sample(4, new SplittableRandom(2));

        assertThatThrownBy(() -> Evaluator.slicedBy("age").evaluate(answered.predictions(), answered.rows()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no column \"age\"");
    }
}
