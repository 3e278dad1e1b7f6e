package org.evermodel.diff;

import java.util.HashSet;
import java.util.List;
import org.evermodel.drift.DriftPolicy;

/**
 * How two tables are compared.
 *
 * @param key the columns that say which rows are the same thing; where there are none, rows are the same where all their
 *     cells are
 * @param drift when a change of a column is a drift
 * @param examples how many rows of each kind are shown, at least 0
 */
public record DiffOptions(List<String> key, DriftPolicy drift, int examples) {
    private static final int EXAMPLES = 5;

    /** Refuses a key that names a column twice and fewer than no examples. */
    public DiffOptions {
        key = List.copyOf(key);
        if (new HashSet<>(key).size() != key.size()) {
            throw new IllegalArgumentException("a key has each column once, but was " + key);
        }
        if (examples < 0) {
            throw new IllegalArgumentException("examples must be at least 0, but was " + examples);
        }
    }

    /** By content, with the usual drift policy and five examples. */
    public static DiffOptions defaults() {
        return new DiffOptions(List.of(), DriftPolicy.defaults(), EXAMPLES);
    }

    /** With rows recognised by these columns, whose values together are those of one row. */
    public DiffOptions byKey(String... columns) {
        return new DiffOptions(List.of(columns), drift, examples);
    }

    /** With another drift policy. */
    public DiffOptions withDrift(DriftPolicy policy) {
        return new DiffOptions(key, policy, examples);
    }

    /** With so many examples of each kind. */
    public DiffOptions withExamples(int most) {
        return new DiffOptions(key, drift, most);
    }
}
