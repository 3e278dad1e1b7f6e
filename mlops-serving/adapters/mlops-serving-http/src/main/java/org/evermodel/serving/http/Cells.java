package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The scalars of a JSON array as they were written, side by side: nine bytes each, so that a body of millions of numbers
 * becomes no tree. What they mean is decided later, when the datatype is known, for it may stand behind the data. Not
 * thread-safe.
 */
final class Cells {
    /** What a scalar was. */
    enum Kind {
        NULL(0),
        FALSE(1),
        TRUE(2),
        /** A number without fraction and exponent that a long holds. */
        WHOLE(3),
        /** Such a number beyond a long. */
        HUGE(4),
        REAL(5),
        TEXT(6);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int FIRST = 32;

    private byte[] kinds = new byte[FIRST];
    private long[] bits = new long[FIRST];
    private final List<String> texts = new ArrayList<>(0);
    private int size;

    int size() {
        return size;
    }

    void add(Kind kind) {
        put(kind, 0);
    }

    void add(long whole) {
        put(Kind.WHOLE, whole);
    }

    void add(Kind kind, double number) {
        put(kind, Double.doubleToRawLongBits(number));
    }

    void add(String text) {
        put(Kind.TEXT, texts.size());
        texts.add(text);
    }

    /** Adds nulls up to a size; they count as if they had been sent, for they take as much room. */
    void pad(int until, Budget budget) {
        budget.spend(Math.max(0, until - size));
        while (size < until) {
            add(Kind.NULL);
        }
    }

    private void put(Kind kind, long value) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            bits = Arrays.copyOf(bits, size * 2);
        }
        kinds[size] = kind.code;
        bits[size++] = value;
    }

    Kind kind(int index) {
        return KINDS[kinds[index]];
    }

    boolean isNull(int index) {
        return kinds[index] == 0;
    }

    /** Of a WHOLE. */
    long whole(int index) {
        return bits[index];
    }

    /** Of a WHOLE, HUGE or REAL. */
    double number(int index) {
        return kind(index) == Kind.WHOLE ? (double) bits[index] : Double.longBitsToDouble(bits[index]);
    }

    /** Of a TEXT. */
    String text(int index) {
        return texts.get((int) bits[index]);
    }

    /** A scalar as a message shows it, shortened. */
    String show(int index) {
        return switch (kind(index)) {
            case NULL -> "null";
            case FALSE -> "false";
            case TRUE -> "true";
            case WHOLE -> Long.toString(whole(index));
            case HUGE, REAL -> Double.toString(number(index));
            case TEXT -> Shown.quoted(text(index));
        };
    }
}
