package org.evermodel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Counts rows at fault and keeps the first few. Not thread-safe. */
final class Faults {
    private static final int EXAMPLES = 5;
    private static final int LONGEST = 100;

    private final List<Violation.Example> examples = new ArrayList<>();
    private long looked;
    private long atFault;

    /** The next rows: {@code looked} of them are spoken of, those that pass {@code wrong} are at fault. */
    void add(Part part, IntPredicate spokenOf, IntPredicate wrong, IntFunction<String> text) {
        int rows = part.rowCount();
        for (int row = 0; row < rows; row++) {
            if (spokenOf.test(row)) {
                add(part, row, wrong.test(row), text);
            }
        }
    }

    /** One row that is spoken of. */
    void add(Part part, int row, boolean wrong, IntFunction<String> text) {
        looked++;
        if (!wrong) {
            return;
        }
        atFault++;
        if (examples.size() < EXAMPLES) {
            examples.add(new Violation.Example(part.number(row), shortened(text.apply(row))));
        }
    }

    /** What was found, where a share of {@code wanted} must be right. */
    Finding finish(String check, Optional<String> column, double wanted) {
        String found = atFault + " of " + looked + " rows differ";
        boolean met = Shares.isAtLeast(wanted, looked - atFault, looked);
        List<Violation> violations = met ? List.of() : List.of(violation(check, column, wanted, found));
        return new Finding(looked, atFault, examples, found, violations);
    }

    private Violation violation(String check, Optional<String> column, double wanted, String found) {
        String tolerated = wanted == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %s where %s are tolerated",
                        Shares.foundPercent(atFault, looked),
                        Shares.restPercent(wanted));
        return new Violation(check, column, found + tolerated, atFault, examples);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(
                                0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))))
                        + "…";
    }
}
