package org.evermodel.leakage;

import java.util.List;
import java.util.Locale;
import org.evermodel.check.Severity;

/**
 * One thing that may be wrong.
 *
 * @param kind what it is
 * @param severity ERROR where figures of a model on these data cannot be believed, WARNING where somebody must look, INFO
 *     where it is good to know
 * @param columns the columns it is about, in the table's order; none where it is about rows
 * @param evidence what was seen, in words and figures
 * @param advice what to do
 * @param rows the first few rows it is about, 0-based: of the test part where there is one, or else of the table
 */
public record LeakageFinding(
        LeakageKind kind, Severity severity, List<String> columns, String evidence, String advice, List<Long> rows) {
    /** Copies the lists. */
    public LeakageFinding {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static LeakageFinding of(LeakageKind kind, Severity severity, String column, String evidence, String advice) {
        return new LeakageFinding(kind, severity, List.of(column), evidence, advice, List.of());
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(Locale.ROOT) + " "
                + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + evidence + ". " + advice + ".";
    }
}
