package org.evermodel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.evermodel.data.Column;

/** Looks for cells at fault. Missing cells are none: a share of them is a demand of its own. */
final class CellScan {
    private static final int EXAMPLES = 5;

    private CellScan() {}

    /** The violation made of all present rows that pass {@code wrong}, if there are any. */
    static Optional<Violation> of(String check, String name, Column column, IntPredicate wrong) {
        long rows = 0;
        List<Violation.Example> examples = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.isNull(row) || !wrong.test(row)) {
                continue;
            }
            rows++;
            if (examples.size() < EXAMPLES) {
                examples.add(new Violation.Example(row, text(column, row)));
            }
        }
        return rows == 0
                ? Optional.empty()
                : Optional.of(new Violation(
                        check, Optional.of(name), rows + " of " + column.size() + " rows differ", rows, examples));
    }

    /** Whether the text of a cell passes {@code wrong}, which is asked once for each different text of a dictionary. */
    static IntPredicate byText(Column column, Predicate<String> wrong) {
        if (column instanceof Column.Strings strings) {
            boolean[] wrongCodes = new boolean[strings.dictionary().size()];
            for (int code = 0; code < wrongCodes.length; code++) {
                wrongCodes[code] = wrong.test(strings.dictionary().get(code));
            }
            return row -> wrongCodes[strings.code(row)];
        }
        return row -> wrong.test(text(column, row));
    }

    /** A cell as text; empty where it is missing. */
    static String text(Column column, int row) {
        return column.value(row).map(Object::toString).orElse("");
    }
}
