package org.evermodel.profile;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.evermodel.data.Column;

/** The different texts of one batch, or its truth values as texts. */
final class TextBatch {
    private TextBatch() {}

    /** Calls {@code each} once for each different value with the number of its cells. */
    static void forEach(Column column, ObjLongConsumer<String> each) {
        if (column instanceof Column.Strings strings) {
            ofStrings(strings, each);
        } else if (column instanceof Column.Booleans booleans) {
            ofBooleans(booleans, each);
        }
    }

    private static void ofBooleans(Column.Booleans column, ObjLongConsumer<String> each) {
        long[] counts = new long[2];
        for (int row = 0; row < column.size(); row++) {
            if (!column.isNull(row)) {
                counts[column.get(row) ? 1 : 0]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                each.accept(Boolean.toString(i == 1), counts[i]);
            }
        }
    }

    /** A slice may have the dictionary of a whole table, so the codes are sorted rather than counted by position. */
    private static void ofStrings(Column.Strings column, ObjLongConsumer<String> each) {
        int[] codes = new int[column.size()];
        Arrays.setAll(codes, column::code);
        Arrays.sort(codes);
        int start = column.nullCount();
        while (start < codes.length) {
            int end = start + 1;
            while (end < codes.length && codes[end] == codes[start]) {
                end++;
            }
            each.accept(column.dictionary().get(codes[start]), end - start);
            start = end;
        }
    }
}
