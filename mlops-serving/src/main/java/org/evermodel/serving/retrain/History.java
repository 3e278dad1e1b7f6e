package org.evermodel.serving.retrain;

import java.util.ArrayDeque;
import java.util.Deque;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/**
 * The newest labelled rows, oldest first, each known by how many came before it. Keeps no more than it was told to need.
 * Not thread-safe.
 */
final class History {
    private final int needed;
    private final Deque<Dataset> parts = new ArrayDeque<>();
    private long first;
    private long end;

    /**
     * An empty one.
     *
     * @param needed how many rows before the newest part are kept at least, once there were so many
     */
    History(int needed) {
        this.needed = needed;
    }

    /** Adds rows; throws IllegalArgumentException where they lack a column of those before, or hold another type there. */
    void add(Dataset rows) {
        parts.addLast(parts.isEmpty() ? rows : alike(rows, parts.getFirst().schema()));
        end += rows.rowCount();
        while (end - first - parts.getFirst().rowCount() >= needed + (long) rows.rowCount()) {
            first += parts.removeFirst().rowCount();
        }
    }

    private static Dataset alike(Dataset rows, Schema wanted) {
        Dataset chosen = rows.select(wanted.names());
        if (!chosen.schema().equals(wanted)) {
            throw new IllegalArgumentException(
                    "labelled rows must have the columns of those before, " + wanted + ", but have " + chosen.schema());
        }
        return chosen;
    }

    /** How many rows came in all: the number of the next one. */
    long end() {
        return end;
    }

    /** How many rows are kept. */
    int size() {
        return Math.toIntExact(end - first);
    }

    /** At most {@code count} rows, the last of which comes right before row {@code until}. */
    Dataset before(long until, int count) {
        Dataset all = parts.stream().reduce(Dataset::append).orElseThrow();
        int stop = Math.toIntExact(until - first);
        return all.slice(Math.max(0, stop - count), stop);
    }
}
