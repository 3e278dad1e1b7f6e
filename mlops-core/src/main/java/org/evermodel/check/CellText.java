package org.evermodel.check;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.evermodel.data.Column;

/** Cells as texts. */
final class CellText {
    private CellText() {}

    /** A cell as text; empty where it is missing. */
    static String of(Column column, int row) {
        return column instanceof Column.Strings strings
                ? strings.get(row)
                : column.value(row).map(Object::toString).orElse("");
    }

    /** Whether the text of a present cell passes {@code wrong}, which is asked at most once for each text of a part. */
    static IntPredicate test(Column column, Predicate<String> wrong) {
        if (!(column instanceof Column.Strings strings)) {
            return row -> wrong.test(of(column, row));
        }
        // A part may have the dictionary of a whole table: to ask for all of it in each part would be quadratic.
        return strings.dictionary().size() <= strings.size()
                ? byCode(strings, wrong)
                : row -> wrong.test(strings.get(row));
    }

    private static IntPredicate byCode(Column.Strings strings, Predicate<String> wrong) {
        List<String> dictionary = strings.dictionary();
        byte[] known = new byte[dictionary.size()];
        return row -> {
            int code = strings.code(row);
            if (known[code] == 0) {
                known[code] = (byte) (wrong.test(dictionary.get(code)) ? 1 : 2);
            }
            return known[code] == 1;
        };
    }
}
