package org.evermodel.check;

/** A demand on each row by itself, of which some rows may be let off. Immutable and thread-safe. */
public interface RowCheck extends Check {
    /**
     * The same demand, met where at least this share of the rows it looks at meets it; a fraction in [0, 1].
     *
     * <pre>{@code
     * Checks.column("phone").matches(Pattern.compile("\\+\\d+")).mostly(0.95)
     * }</pre>
     */
    RowCheck mostly(double share);
}
