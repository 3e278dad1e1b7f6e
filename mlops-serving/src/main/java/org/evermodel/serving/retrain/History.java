package org.evermodel.serving.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/**
 * The newest labelled rows in the order of their windows, whenever their labels came. Keeps no more than it was told to
 * need. Not thread-safe.
 */
final class History {
    private final int needed;
    private final List<Part> parts = new ArrayList<>();
    private long received;

    /** Rows of one window that one version answered. */
    private record Part(long window, Dataset rows) {}

    /**
     * An empty one.
     *
     * @param needed how many rows before a window are kept at least, once there were so many
     */
    History(int needed) {
        this.needed = needed;
    }

    /**
     * Adds rows and returns them with the columns of those before. Throws IllegalArgumentException where they lack one of
     * these columns, or hold another type there.
     *
     * @param window where they belong
     * @param oldest the window before which enough rows are to be kept
     */
    Dataset add(long window, Dataset rows, long oldest) {
        Dataset alike = parts.isEmpty() ? rows : alike(rows, parts.get(0).rows().schema());
        int place = parts.size();
        while (place > 0 && parts.get(place - 1).window() > window) {
            place--;
        }
        parts.add(place, new Part(window, alike));
        received += alike.rowCount();
        while (count(other -> other < oldest) - parts.get(0).rows().rowCount() >= needed) {
            parts.remove(0);
        }
        return alike;
    }

    private long count(LongPredicate windows) {
        return parts.stream()
                .filter(part -> windows.test(part.window()))
                .mapToLong(part -> part.rows().rowCount())
                .sum();
    }

    private static Dataset alike(Dataset rows, Schema wanted) {
        List<String> missing = wanted.names().stream()
                .filter(name -> rows.schema().find(name).isEmpty())
                .toList();
        Dataset chosen = missing.isEmpty() ? rows.select(wanted.names()) : rows;
        if (!chosen.schema().equals(wanted)) {
            throw new IllegalArgumentException(
                    "labelled rows must have the columns of those before, " + wanted + ", but have " + rows.schema());
        }
        return chosen;
    }

    /** How many rows came in all. */
    long received() {
        return received;
    }

    /** The last {@code count} rows of earlier windows, or as many as there are. */
    Dataset before(long window, int count) {
        return last(part -> part.window() < window, count);
    }

    /** The newest {@code count} rows, or as many as there are. */
    Dataset newest(int count) {
        return last(part -> true, count);
    }

    /** The window of the first of the newest {@code count} rows. */
    long windowOfNewest(int count) {
        long missing = count;
        for (int i = parts.size() - 1; i >= 0; i--) {
            missing -= parts.get(i).rows().rowCount();
            if (missing <= 0 || i == 0) {
                return parts.get(i).window();
            }
        }
        throw new IllegalStateException("there is no row yet");
    }

    private Dataset last(java.util.function.Predicate<Part> which, int count) {
        List<Dataset> chosen = new ArrayList<>();
        int missing = count;
        for (int i = parts.size() - 1; i >= 0 && missing > 0; i--) {
            if (which.test(parts.get(i))) {
                Dataset rows = parts.get(i).rows();
                int from = Math.max(0, rows.rowCount() - missing);
                chosen.add(0, rows.slice(from, rows.rowCount()));
                missing -= rows.rowCount() - from;
            }
        }
        return chosen.stream()
                .reduce(Dataset::append)
                .orElseGet(() -> parts.get(0).rows().slice(0, 0));
    }
}
