package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The fields of one record, copied. Not thread-safe. */
final class HeldRecord {
    private char[] text = new char[256];
    private int[] ends = new int[16];
    private final BitSet quoted = new BitSet();
    private int size;

    void clear() {
        size = 0;
        quoted.clear();
    }

    int size() {
        return size;
    }

    void add(char[] chars, int offset, int length, boolean inQuotes) {
        int from = from(size);
        if (text.length < from + length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, from + length));
        }
        if (ends.length == size) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(chars, offset, text, from, length);
        ends[size] = from + length;
        quoted.set(size, inQuotes);
        size++;
    }

    /** All characters; those of a field stand from {@link #from} to {@link #to}. */
    char[] text() {
        return text;
    }

    int from(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int to(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return quoted.get(field);
    }

    String field(int field) {
        return new String(text, from(field), to(field) - from(field));
    }

    List<String> fields() {
        List<String> fields = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            fields.add(field(i));
        }
        return fields;
    }

    /** Whether it is a single field of blanks without quotes, which is no record. */
    boolean isBlank() {
        return size == 1 && !isQuoted(0) && Blanks.skip(text, 0, to(0)) == to(0);
    }
}
