package org.evermodel.data.csv;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads a number from characters without making a string. What was read last is kept in {@link #whole()} and
 * {@link #real()}. Not thread-safe.
 *
 * <p>A decimal of at most 15 digits and a power of ten up to 22 is exact as one division or multiplication of two exact
 * doubles (W. D. Clinger, How to read floating point numbers accurately, 1990); anything longer goes to
 * {@link Double#parseDouble}, so the result is always the double nearest to the text.
 */
final class NumberParser {
    /** What a text is, seen as a number. */
    enum Kind {
        /** No number. */
        NONE,
        /** A whole number that fits a long; {@link #whole()} and {@link #real()} hold it. */
        WHOLE,
        /** A whole number beyond a long; {@link #real()} holds the nearest double. */
        BEYOND_LONG,
        /** A number with a point or an exponent; {@link #real()} holds it. */
        DECIMAL,
        /** Digits behind a leading zero, such as 007, mostly a code; {@link #real()} holds it, read as a number. */
        ZERO_LED,
        /** NaN or an infinity in words; {@link #real()} holds it. */
        WORD
    }

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int LARGEST_EXACT_POWER = 22;
    private static final long LARGEST_EXACT_WHOLE = 1L << 53;
    private static final int DIGITS_IN_ANY_LONG = 18;
    private static final int DIGITS_IN_ANY_REAL = 15;
    private static final int LARGEST_EXPONENT = 99_999;

    private char mark = '.';
    private char[] text = {};
    private int position;
    private int end;
    private long digits;
    private int significant;
    private int fraction;
    private int exponent;
    private boolean decimal;
    private long whole;
    private double real;
    private boolean fitsLong;
    private boolean exact;

    /** What stands between whole and fraction: a point unless said otherwise. */
    void decimalMark(char character) {
        mark = character;
    }

    char decimalMark() {
        return mark;
    }

    long whole() {
        return whole;
    }

    double real() {
        return real;
    }

    /** Whether the number that was read last is a whole one, written without point or exponent, that fits a long. */
    boolean fitsLong() {
        return fitsLong;
    }

    /** Whether {@link #real()} is the number that was read last, or the double nearest to one that is not whole. */
    boolean isExact() {
        return exact;
    }

    /** Reads {@code [from, to)}, which has no blanks around it. */
    Kind parse(char[] chars, int from, int to) {
        text = chars;
        position = from;
        end = to;
        fitsLong = false;
        exact = true;
        boolean negative = sign();
        int start = position;
        if (position == end) {
            return Kind.NONE;
        }
        char first = text[position];
        if ((first < '0' || first > '9') && first != mark) {
            return word(negative);
        }
        if (!mantissa() || !exponent()) {
            return Kind.NONE;
        }
        boolean zeroLed = first == '0' && start + 1 < end && isDigit(text[start + 1]);
        Kind kind = decimal ? decimal(from, negative) : whole(from, negative);
        return zeroLed && kind != Kind.NONE ? Kind.ZERO_LED : kind;
    }

    private boolean sign() {
        char c = position < end ? text[position] : '0';
        if (c == '-' || c == '+') {
            position++;
        }
        return c == '-';
    }

    private Kind word(boolean negative) {
        String word = new String(text, position, Math.min(end - position, "infinity?".length()));
        if (word.equalsIgnoreCase("nan")) {
            real = Double.NaN;
            return Kind.WORD;
        }
        if (word.equalsIgnoreCase("infinity") || word.equalsIgnoreCase("inf")) {
            real = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Kind.WORD;
        }
        return Kind.NONE;
    }

    /** Digits with at most one point; false where there is no digit. Works on locals, as most of the time goes here. */
    private boolean mantissa() {
        char[] chars = text;
        int start = position;
        int at = start;
        int point = -1;
        int counted = 0;
        int pointed = mark - '0';
        long value = 0;
        for (; at < end; at++) {
            int digit = chars[at] - '0';
            if (digit >= 0 && digit <= 9) {
                counted += value != 0 || digit != 0 ? 1 : 0;
                value = counted <= DIGITS_IN_ANY_LONG ? value * 10 + digit : value;
            } else if (digit == pointed && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        position = at;
        digits = value;
        significant = counted;
        decimal = point >= 0;
        fraction = decimal ? at - point - 1 : 0;
        return at - start > (decimal ? 1 : 0);
    }

    /** An optional e and whole number up to the end of the text; false where anything else follows. */
    private boolean exponent() {
        exponent = 0;
        if (position == end) {
            return true;
        }
        if (text[position] != 'e' && text[position] != 'E') {
            return false;
        }
        position++;
        decimal = true;
        boolean negative = sign();
        if (position == end) {
            return false;
        }
        for (; position < end; position++) {
            if (!isDigit(text[position])) {
                return false;
            }
            exponent = Math.min(LARGEST_EXPONENT, exponent * 10 + text[position] - '0');
        }
        exponent = negative ? -exponent : exponent;
        return true;
    }

    private Kind decimal(int from, boolean negative) {
        int power = exponent - fraction;
        boolean exact = significant <= DIGITS_IN_ANY_LONG
                && digits <= LARGEST_EXACT_WHOLE
                && Math.abs(power) <= LARGEST_EXACT_POWER;
        if (exact) {
            double value = power < 0 ? digits / POWERS_OF_TEN[-power] : digits * POWERS_OF_TEN[power];
            real = negative ? -value : value;
        } else {
            real = Double.parseDouble(new String(text, from, end - from).replace(mark, '.'));
        }
        return Double.isInfinite(real) ? Kind.NONE : Kind.DECIMAL;
    }

    private Kind whole(int from, boolean negative) {
        if (significant <= DIGITS_IN_ANY_LONG) {
            whole = negative ? -digits : digits;
            real = whole;
            fitsLong = true;
            exact = significant <= DIGITS_IN_ANY_REAL || (long) real == whole;
            return Kind.WHOLE;
        }
        return longWhole(from);
    }

    private Kind longWhole(int from) {
        String all = new String(text, from, end - from);
        real = Double.parseDouble(all);
        if (Double.isInfinite(real)) {
            return Kind.NONE;
        }
        BigInteger number = new BigInteger(all);
        exact = new BigDecimal(real).toBigInteger().equals(number);
        fitsLong = number.bitLength() < Long.SIZE;
        whole = fitsLong ? number.longValue() : 0;
        return fitsLong ? Kind.WHOLE : Kind.BEYOND_LONG;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
