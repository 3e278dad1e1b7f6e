package org.evermodel.data.csv;

import java.util.List;
import java.util.Optional;

/** Understands the cells of one column, without blanks around them. Not thread-safe. */
final class CellParser {
    private final MissingMarks marks;
    private final NumberParser numbers = new NumberParser();
    private final Optional<GroupedDigits> grouped;
    private final BooleanWords truths;
    private final List<TimePattern> times;

    CellParser(CellRules rules, String column) {
        this.marks = new MissingMarks(rules.missing());
        this.grouped = rules.thousands().map(GroupedDigits::new);
        this.truths = new BooleanWords(rules.truths());
        this.times = rules.times().stream().filter(time -> time.isFor(column)).toList();
    }

    /** What stands between whole and fraction from now on. */
    void decimalMark(char mark) {
        numbers.decimalMark(mark);
    }

    boolean isMissing(char[] text, int from, int to) {
        return marks.matches(text, from, to);
    }

    NumberParser.Kind number(char[] text, int from, int to) {
        if (grouped.isPresent() && grouped.get().isIn(text, from, to)) {
            int length = grouped.get().join(text, from, to, numbers.decimalMark());
            return length == 0
                    ? NumberParser.Kind.NONE
                    : numbers.parse(grouped.get().joined(), 0, length);
        }
        return numbers.parse(text, from, to);
    }

    /** The number that was read last. */
    long whole() {
        return numbers.whole();
    }

    /** The number that was read last. */
    double real() {
        return numbers.real();
    }

    /** Whether the number that was read last is a whole one that {@link #whole()} holds. */
    boolean fitsLong() {
        return numbers.fitsLong();
    }

    /** Whether {@link #real()} is what was read last, unless that is a fraction. */
    boolean isExact() {
        return numbers.isExact();
    }

    /** 1 for true, 0 for false, -1 for anything else. */
    int truth(char[] text, int from, int to) {
        return truths.parse(text, from, to);
    }

    /**
     * Microseconds since 1970-01-01T00:00Z, or {@link TimestampParser#NONE}, also where several of the declared patterns
     * fit and give different times: 01/02/2024 must not change its meaning with the cells around it.
     */
    long micros(char[] text, int from, int to) {
        if (times.isEmpty()) {
            return TimestampParser.micros(text, from, to);
        }
        String cell = new String(text, from, to - from);
        long[] found = declared(cell, true);
        found = found.length > 0 ? found : declared(cell, false);
        if (found.length == 0) {
            return TimestampParser.micros(text, from, to);
        }
        return found.length == 1 ? found[0] : TimestampParser.NONE;
    }

    /** The different times that the patterns for this column alone, or those for any, see in a cell. */
    private long[] declared(String cell, boolean alone) {
        return times.stream()
                .filter(time -> time.isForOne() == alone)
                .mapToLong(time -> time.micros(cell))
                .filter(micros -> micros != TimestampParser.NONE)
                .distinct()
                .toArray();
    }
}
