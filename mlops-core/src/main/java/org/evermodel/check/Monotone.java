package org.evermodel.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.evermodel.data.Column;

/** Each present cell against the one before it, of its group where there are groups. NaN has no order, so it is wrong. */
final class Monotone implements CellCheck.Rule {
    /** Which way the cells go. */
    enum Way {
        INCREASING("increasing"),
        STRICTLY_INCREASING("strictly increasing"),
        DECREASING("decreasing");

        private final String called;

        Way(String called) {
            this.called = called;
        }

        String called() {
            return called;
        }

        boolean allows(long before, long next) {
            return switch (this) {
                case INCREASING -> before <= next;
                case STRICTLY_INCREASING -> before < next;
                case DECREASING -> before >= next;
            };
        }
    }

    private final Way way;
    private final Optional<String> group;
    private final Map<Optional<Object>, Long> last = new HashMap<>();

    static CellCheck check(String column, Way way, Optional<String> group) {
        String name =
                column + " " + way.called() + group.map(by -> " within " + by).orElse("");
        List<String> beside = group.stream().toList();
        return new CellCheck(name, column, ColumnTypes.ORDERED, beside, () -> new Monotone(way, group), 1);
    }

    Monotone(Way way, Optional<String> group) {
        this.way = way;
        this.group = group;
    }

    @Override
    public IntPredicate wrong(Part part, Column cells) {
        IntToLongFunction keys = OrderKeys.of(cells);
        Optional<Column> groups = group.map(part::column);
        return row -> {
            if (OrderKeys.isNan(cells, row)) {
                return true;
            }
            long next = keys.applyAsLong(row);
            Long before = last.put(groups.flatMap(column -> column.value(row)), next);
            return before != null && !way.allows(before, next);
        };
    }
}
