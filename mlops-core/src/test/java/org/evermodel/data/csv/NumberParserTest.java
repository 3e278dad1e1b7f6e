package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
    private final NumberParser parser = new NumberParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "+5",
                "-12",
                "123456789012345678",
                "1234567890123456789",
                "9223372036854775807",
                "-9223372036854775808"
            })
    void wholeNumbersThatFitALong(String text) {
        assertThat(parse(text)).isEqualTo(NumberParser.Kind.WHOLE);
        assertThat(parser.whole()).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "123456789012345678901234567890"})
    void wholeNumbersBeyondALong(String text) {
        assertThat(parse(text)).isEqualTo(NumberParser.Kind.BEYOND_LONG);
        assertThat(parser.real()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5",
                ".5",
                "5.",
                "-0.0",
                "+1.25",
                "1e3",
                "1E3",
                "1.5e-7",
                "1e+22",
                "1e23",
                "4.9e-324",
                "1.7976931348623157e308",
                "0.1234567890123456789",
                "123456789012345678901234567890.5",
                "9007199254740993.0",
                "0e5",
                "1e-400",
                "0.000000000000000000000000000000123"
            })
    void decimalsAreTheNearestDouble(String text) {
        assertThat(parse(text)).isEqualTo(NumberParser.Kind.DECIMAL);
        assertThat(parser.real()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "00", "-01", "+01", "00.5", "01e3"})
    void digitsBehindALeadingZero(String text) {
        assertThat(parse(text)).isEqualTo(NumberParser.Kind.ZERO_LED);
        assertThat(parser.real()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "-09007199254740993", "9223372036854775807", "18446744073709551617"})
    void wholeNumbersThatNoDoubleEquals(String text) {
        parse(text);

        assertThat(parser.isExact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9007199254740992", "-9223372036854775808", "18446744073709551616", "0.1", "1e23"})
    void numbersThatARealHoldsOrThatAreFractions(String text) {
        parse(text);

        assertThat(parser.isExact()).isTrue();
    }

    @Test
    void leadingZerosCanBeReadAsAWholeNumber() {
        parse("-09007199254740993");

        assertThat(parser.fitsLong()).isTrue();
        assertThat(parser.whole()).isEqualTo(-9007199254740993L);
    }

    @Test
    void wordsForWhatIsNoFiniteNumber() {
        assertThat(parse("NaN")).isEqualTo(NumberParser.Kind.WORD);
        assertThat(parser.real()).isNaN();
        assertThat(parse("-Infinity")).isEqualTo(NumberParser.Kind.WORD);
        assertThat(parser.real()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(parse("+inf")).isEqualTo(NumberParser.Kind.WORD);
        assertThat(parser.real()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                "1 2",
                "--1",
                "0x1F",
                "1f",
                "1d",
                "1L",
                "NaN1",
                "infinit",
                "infinityy",
                "1e5.0",
                "１２",
                "1e400",
                "-1e400",
                "2011-01-01",
                "1_000"
            })
    void anythingElseIsNoNumber(String text) {
        assertThat(parse(text)).isEqualTo(NumberParser.Kind.NONE);
    }

    @Test
    void wholeNumbersOfMoreDigitsThanADoubleHoldsAreNone() {
        assertThat(parse("9".repeat(400))).isEqualTo(NumberParser.Kind.NONE);
    }

    private NumberParser.Kind parse(String text) {
        char[] around = ("xx" + text + "yy").toCharArray();
        return parser.parse(around, 2, around.length - 2);
    }
}
