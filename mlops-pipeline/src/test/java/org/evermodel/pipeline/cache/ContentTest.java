package org.evermodel.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.data.TrainTestSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentTest {
    private enum Mode {
        FAST
    }

    record Point(int x, int y) {}

    record Figure(String name, Point corner, Optional<Point> end) {}

    @Test
    void halfASurrogatePairHasNoBytesOfItsOwn() {
        assertThat(Content.of("\uD800")).isEmpty();
        assertThat(Content.of("a\uDC00".repeat(100))).isEmpty();
        assertThat(Content.of('\uD800')).isEmpty();
        assertThat(Content.of(Map.of("\uDC00\uD800", 1))).isEmpty();
        assertThat(Content.of("\uD83D\uDE00")).isPresent();
    }

    @Test
    void aTableIsItsRowCountItsColumnsAndTheirOrder() {
        assertThat(parts(table(1, 2)))
                .containsEntry("row count", "2")
                .containsEntry("column order", "[n]")
                .containsKeys("column \"n\"", "row names")
                .hasSize(4);
    }

    @Test
    void aRecordIsItsComponents() {
        assertThat(parts(new Figure("box", new Point(1, 2), Optional.empty())))
                .containsEntry("name", "\"box\"")
                .containsEntry("corner.x", "1")
                .containsEntry("corner.y", "2")
                .containsEntry("end elements in all", "0")
                .containsEntry("record type", Figure.class.getName());
    }

    @Test
    void aTableInsideARecordGoesByItsComponent() {
        assertThat(parts(new TrainTestSplit(table(1), table(2))))
                .containsKey("train column \"n\"")
                .containsKey("test column \"n\"");
    }

    @Test
    void textIsNeverTakenForANumber() {
        assertThat(parts("1")).isNotEqualTo(parts(1));
        assertThat(parts("none\" \\")).containsEntry("plain value", "\"none\\\" \\\\\"");
    }

    @Test
    void longTextIsItsLengthAndDigest() {
        assertThat(parts("x".repeat(1000)).get("plain value")).startsWith("text of 1000 characters, sha256:");
    }

    @Test
    void listsDifferByOrderAndSetsDoNot() {
        assertThat(parts(List.of("a", "b"))).isNotEqualTo(parts(List.of("b", "a")));
        assertThat(parts(Set.of("a", "b"))).isEqualTo(parts(Set.of("b", "a")));
    }

    @Test
    void aLongListIsOnePart() {
        var numbers = IntStream.range(0, 1000).boxed().toList();

        assertThat(parts(numbers)).hasSize(1);
        assertThat(parts(numbers)).isNotEqualTo(parts(numbers.subList(0, 999)));
    }

    @Test
    void aMapIsItsValuesByKey() {
        assertThat(parts(Map.of("a", 1, "b", 2))).containsEntry("[\"a\"]", "1").containsEntry("[\"b\"]", "2");
    }

    @Test
    void partsOfRecordsCannotBeTakenForPartsOfLists() {
        assertThat(parts(List.of(List.of("a"), List.of()))).isNotEqualTo(parts(List.of(List.of(), List.of("a"))));
        assertThat(parts(List.of())).isNotEqualTo(parts(Map.of("", List.of())));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void plainValuesAreKnown(Object value) {
        assertThat(Content.of(value)).isPresent();
    }

    static List<Object> plain() {
        return List.of(
                true,
                'c',
                (byte) 1,
                (short) 1,
                1,
                1L,
                1f,
                1.0,
                Mode.FAST,
                new byte[] {1},
                Instant.EPOCH,
                Duration.ofDays(1),
                java.math.BigDecimal.ONE,
                new java.util.UUID(1, 2));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatOnlyNamesItsContentOrHidesItIsUnknown(Object value) {
        assertThat(Content.of(value)).isEmpty();
        assertThat(Content.of(List.of(value))).isEmpty();
        assertThat(Content.of(Map.of("key", value))).isEmpty();
        assertThat(Content.of(Set.of(value))).isEmpty();
        assertThat(Content.of(Map.of(value, "value"))).isEmpty();
        assertThat(Content.of(java.util.Collections.nCopies(100, value))).isEmpty();
    }

    static List<Object> unknown() {
        return List.of(
                new Object(),
                Path.of("data.csv"),
                URI.create("file:/data.csv"),
                Clock.systemUTC(),
                Thread.currentThread());
    }

    @Test
    void aMissingComponentIsUnknown() {
        assertThat(Content.of(new Figure("box", null, Optional.empty()))).isEmpty();
        assertThat(Content.problemOf(new Figure("box", null, Optional.empty())).orElseThrow())
                .isEqualTo("\"corner\" is null or closed to reflection");
        assertThat(Content.of(Arrays.asList("a", null))).isEmpty();
    }

    @Test
    void aTableIsAlsoWhatItsRowsAreCalled() {
        var plain = Dataset.of(Map.of("v", Columns.reals(1, 2)));
        var other = plain.with("id", Columns.reals(11, 12)).asOrigin().select(List.of("v"));
        var another = plain.with("id", Columns.reals(21, 22)).asOrigin().select(List.of("v"));

        assertThat(Content.of(other)).isNotEqualTo(Content.of(another)).isNotEqualTo(Content.of(plain));
        assertThat(Content.of(other, Set.of("id"))).isEqualTo(Content.of(another, Set.of("id")));
        assertThat(Content.of(plain.asOrigin())).isEqualTo(Content.of(plain));
    }

    @Test
    void whatIsJoinedIsBothInTheirOrder() {
        var code = org.evermodel.Digest.of(new byte[0]);
        var one = Content.of(1).orElseThrow();
        var two = Content.of(2).orElseThrow();

        assertThat(Content.joined(code, one, two)).isNotEqualTo(Content.joined(code, two, one));
        assertThat(Content.joined(code, one, two).parts())
                .containsEntry("left plain value", "1")
                .containsEntry("right plain value", "2");
    }

    private static Map<String, String> parts(Object value) {
        return Content.of(value).orElseThrow().parts();
    }

    private static Dataset table(int... numbers) {
        return Dataset.of(
                Schema.of(List.of(new Field("n", ColumnType.INTEGER))),
                Arrays.stream(numbers).mapToObj(n -> Row.of("n", n)).toList());
    }
}
