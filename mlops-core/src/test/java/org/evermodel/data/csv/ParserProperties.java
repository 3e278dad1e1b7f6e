package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ParserProperties {
    @Property(seed = "31", tries = 2_000)
    void everyDecimalIsReadAsJavaReadsIt(@ForAll("decimals") String text) {
        NumberParser parser = new NumberParser();

        NumberParser.Kind kind = parser.parse(text.toCharArray(), 0, text.length());

        double expected = Double.parseDouble(text);
        if (kind == NumberParser.Kind.NONE) {
            assertThat(expected).isInfinite();
        } else {
            assertThat(parser.real()).isEqualTo(expected);
        }
    }

    @Property(seed = "32", tries = 2_000)
    void everyDoubleIsReadBackFromItsText(@ForAll double number) {
        String text = Double.toString(number);
        NumberParser parser = new NumberParser();

        assertThat(parser.parse(text.toCharArray(), 0, text.length())).isEqualTo(NumberParser.Kind.DECIMAL);
        assertThat(parser.real()).isEqualTo(number);
    }

    @Property(seed = "33", tries = 2_000)
    void everyLongIsReadBackFromItsText(@ForAll long number) {
        String text = Long.toString(number);
        NumberParser parser = new NumberParser();

        assertThat(parser.parse(text.toCharArray(), 0, text.length())).isEqualTo(NumberParser.Kind.WHOLE);
        assertThat(parser.whole()).isEqualTo(number);
    }

    @Property(seed = "34", tries = 2_000)
    void everyTimeIsReadAsJavaReadsIt(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(min = 0, max = 999_999) int micro,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        OffsetDateTime time = LocalDateTime.ofEpochSecond(second, micro * 1_000, ZoneOffset.UTC)
                .atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        char[] text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time).toCharArray();

        assertThat(TimestampParser.micros(text, 0, text.length)).isEqualTo(time.toEpochSecond() * 1_000_000 + micro);
    }

    @Property(seed = "35", tries = 500)
    void equalTextsHaveOneCodeAndOthersAnother(@ForAll("words") List<String> words) {
        TextDictionary dictionary = new TextDictionary();
        List<String> decoded = new ArrayList<>();

        for (String word : words) {
            int code = dictionary.code(("<" + word + ">").toCharArray(), 1, word.length() + 1);
            decoded.add(dictionary.texts().get(code));
        }

        assertThat(decoded).isEqualTo(words);
        assertThat(dictionary.texts()).isEqualTo(words.stream().distinct().toList());
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(24);
        Arbitrary<String> exponent = Arbitraries.integers()
                .between(-340, 320)
                .map(power -> "e" + power)
                .injectDuplicates(0.1);
        return Combinators.combine(
                        Arbitraries.of("", "-", "+"),
                        digits,
                        digits,
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(2, Arbitraries.just("")), net.jqwik.api.Tuple.of(1, exponent)))
                .as((sign, whole, fraction, power) -> sign + whole + "." + fraction + power);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'é', '中')
                .ofMaxLength(4)
                .list()
                .ofMaxSize(300);
    }
}
