package org.evermodel.serving.monitor;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the rows that wait for a label by the names of their predictions. Not thread-safe. */
final class Tickets {
    /** Rows of one table, or a single one, that lie in one ledger one after the other; a shadow's beside them. */
    private record Span(
            int from,
            int to,
            Ledger ledger,
            int base,
            @Nullable Span next) {
        boolean holds(int row) {
            return from <= row && row < to;
        }

        boolean overlaps(int first, int end) {
            return from < end && first < to;
        }
    }

    private final Map<String, Span> spans = new HashMap<>();

    /**
     * Names the rows {@code [from, to)} of {@code key}, which lie in the ledger from {@code base} on. Whether the name was
     * free; a shadow shares it with those it stands beside, and the labels they have.
     */
    boolean open(String key, int from, int to, Ledger ledger, int base) {
        Span first = spans.get(key);
        for (Span span = first; span != null; span = span.next) {
            if (span.overlaps(from, to) && span.ledger.excludes(ledger)) {
                return false;
            }
        }
        Span opened = new Span(from, to, ledger, base, first);
        for (Span span = first; span != null; span = span.next) {
            copyLabels(span, opened);
        }
        spans.put(key, opened);
        return true;
    }

    private static void copyLabels(Span known, Span opened) {
        for (int row = Math.max(known.from, opened.from); row < Math.min(known.to, opened.to); row++) {
            int position = opened.base + row - opened.from;
            known.ledger
                    .labelOf(known.base + row - known.from)
                    .ifPresent(value -> opened.ledger.label(position, value));
        }
    }

    /** The rows of {@code [from, to)} of a key that lie in {@code ledger} are waited for no longer. */
    void close(String key, Ledger ledger) {
        Span left = null;
        for (Span span = spans.get(key); span != null; span = span.next) {
            if (span.ledger != ledger) {
                left = new Span(span.from, span.to, span.ledger, span.base, left);
            }
        }
        if (left == null) {
            spans.remove(key);
        } else {
            spans.put(key, left);
        }
    }

    /** Whether a name stands for rows of a table or a single one. */
    boolean knows(String key) {
        return spans.containsKey(key);
    }

    /** Labels one row of {@code key} wherever it lies; the outcome is that of the one that was answered first. */
    LabelOutcome label(String key, int row, Object value) {
        LabelOutcome outcome = LabelOutcome.UNKNOWN;
        for (Span span = spans.get(key); span != null; span = span.next) {
            if (span.holds(row)) {
                outcome = span.ledger.label(span.base + row - span.from, value);
            }
        }
        return outcome;
    }
}
