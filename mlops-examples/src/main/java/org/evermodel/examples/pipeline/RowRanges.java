package org.evermodel.examples.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.evermodel.examples.UsageException;

/** Numbers of rows as a text like {@code 3,17,120-149}. */
final class RowRanges {
    private static final int LONGEST = 4_000;

    private RowRanges() {}

    /** The text; throws {@link UsageException} where it would be too long to be recorded with a run. */
    static String format(BitSet rows) {
        List<String> ranges = new ArrayList<>();
        for (int from = rows.nextSetBit(0); from >= 0; ) {
            int end = rows.nextClearBit(from);
            ranges.add(end == from + 1 ? Integer.toString(from) : from + "-" + (end - 1));
            from = rows.nextSetBit(end);
        }
        String text = String.join(",", ranges);
        if (text.length() > LONGEST) {
            throw new UsageException(
                    "the " + rows.cardinality() + " rows to be kept back are scattered in " + ranges.size()
                            + " places, too many to be recorded with a run; give them as a second file, by --test");
        }
        return text;
    }

    /** The rows of such a text. */
    static BitSet parse(String text) {
        BitSet rows = new BitSet();
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
            rows.set(from, last + 1);
        }
        return rows;
    }
}
