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

    /** Microseconds since 1970-01-01T00:00Z, or {@link TimestampParser#NONE}. */
    long micros(char[] text, int from, int to) {
        for (TimePattern time : times) {
            long micros = time.micros(new String(text, from, to - from));
            if (micros != TimestampParser.NONE) {
                return micros;
            }
        }
        return TimestampParser.micros(text, from, to);
    }
}
