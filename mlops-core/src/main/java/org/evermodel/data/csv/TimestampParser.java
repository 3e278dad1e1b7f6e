package org.evermodel.data.csv;

import java.util.OptionalLong;

/**
 * Reads ISO 8601 dates and date-times: {@code 2024-02-29}, {@code 2024-02-29T23:59}, {@code 2024-02-29
 * 23:59:59.123456+01:00}, {@code …Z}. Without an offset UTC is meant; a date alone is its midnight; digits beyond the
 * microsecond are cut.
 */
final class TimestampParser {
    /** What {@link #micros} gives for a text that is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DATE_LENGTH = 10;
    private static final int SHORTEST_WITH_TIME = 16;
    private static final long MICROS_IN_SECOND = 1_000_000;
    private static final int[] DAYS_IN_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private TimestampParser() {}

    /** Whether a text that starts so could be a time; spares most texts the full look. */
    static boolean mayStart(char[] text, int from, int to) {
        return to - from >= DATE_LENGTH && text[from + 4] == '-';
    }

    /** Microseconds since 1970-01-01T00:00Z of {@code [from, to)}, or {@link #NONE}. */
    static long micros(char[] text, int from, int to) {
        if (!mayStart(text, from, to) || text[from + 7] != '-') {
            return NONE;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NONE;
        }
        long midnight = epochDay(year, month, day) * 86_400 * MICROS_IN_SECOND;
        if (to - from == DATE_LENGTH) {
            return midnight;
        }
        OptionalLong time = timeOfDay(text, from + DATE_LENGTH, to);
        return time.isPresent() ? midnight + time.getAsLong() : NONE;
    }

    /** From the T or blank behind the date to the end. */
    private static OptionalLong timeOfDay(char[] text, int from, int to) {
        char between = text[from];
        boolean shaped = to - from >= SHORTEST_WITH_TIME - DATE_LENGTH
                && (between == 'T' || between == 't' || between == ' ')
                && text[from + 3] == ':';
        int hour = shaped ? number(text, from + 1, 2) : -1;
        int minute = shaped ? number(text, from + 4, 2) : -1;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return OptionalLong.empty();
        }
        long micros = (hour * 3_600L + minute * 60L) * MICROS_IN_SECOND;
        int position = from + 6;
        if (position + 3 <= to && text[position] == ':') {
            int second = number(text, position + 1, 2);
            if (second < 0 || second > 59) {
                return OptionalLong.empty();
            }
            micros += second * MICROS_IN_SECOND;
            position += 3;
            int digits = fractionDigits(text, position, to);
            micros += digits > 0 ? fraction(text, position + 1, digits) : 0;
            position += digits > 0 ? digits + 1 : 0;
        }
        OptionalLong offset = offsetSeconds(text, position, to);
        return offset.isPresent()
                ? OptionalLong.of(micros - offset.getAsLong() * MICROS_IN_SECOND)
                : OptionalLong.empty();
    }

    /** How many of up to nine digits follow a point at {@code from}; 0 where there is no fraction. */
    private static int fractionDigits(char[] text, int from, int to) {
        if (from >= to || text[from] != '.') {
            return 0;
        }
        int digits = 0;
        while (digits < 9 && from + 1 + digits < to && isDigit(text[from + 1 + digits])) {
            digits++;
        }
        return digits;
    }

    private static long fraction(char[] text, int from, int digits) {
        long micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (i < digits ? text[from + i] - '0' : 0);
        }
        return micros;
    }

    /** Nothing, Z, +hh, +hhmm or +hh:mm up to the end, in seconds east. */
    private static OptionalLong offsetSeconds(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0 || (length == 1 && (text[from] == 'Z' || text[from] == 'z'))) {
            return OptionalLong.of(0);
        }
        boolean colon = length == 6 && text[from + 3] == ':';
        if ((text[from] != '+' && text[from] != '-') || (length != 3 && length != 5 && !colon)) {
            return OptionalLong.empty();
        }
        int hours = number(text, from + 1, 2);
        int minutes = length == 3 ? 0 : number(text, to - 2, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return OptionalLong.empty();
        }
        long seconds = hours * 3_600L + minutes * 60L;
        return OptionalLong.of(text[from] == '-' ? -seconds : seconds);
    }

    private static int daysIn(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that start in March. */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    /** The number that {@code length} digits make, or -1 where one of them is no digit. */
    private static int number(char[] text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
