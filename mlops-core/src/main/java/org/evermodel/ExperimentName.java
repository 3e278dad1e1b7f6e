package org.evermodel;

import java.util.regex.Pattern;

/**
 * The name of an experiment: the runs that belong together.
 *
 * @param value lower-case letters, digits and dashes, starting with a letter, at most 63 characters
 */
public record ExperimentName(String value) implements Comparable<ExperimentName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** Refuses any other form. */
    public ExperimentName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "experiment name must be lower-case letters, digits and dashes, starting with a letter, at most 63 characters, but was \""
                            + value + "\"");
        }
    }

    @Override
    public int compareTo(ExperimentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
