package org.evermodel;

import java.util.regex.Pattern;

/**
 * The identity of one run, unique in its registry.
 *
 * @param value lower-case letters, digits and dashes, at most 63 characters
 */
public record RunId(String value) implements Comparable<RunId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Refuses any other form. */
    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "run id must be lower-case letters, digits and dashes, at most 63 characters, but was \"" + value
                            + "\"");
        }
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
