package org.evermodel;

import java.util.regex.Pattern;

/**
 * The name of a registered model, unique in its registry.
 *
 * @param value lower-case letters, digits and dashes, starting with a letter, at most 63 characters
 */
public record ModelName(String value) implements Comparable<ModelName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** Refuses any other form. */
    public ModelName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "model name must be lower-case letters, digits and dashes, starting with a letter, at most 63 characters, but was \""
                            + value + "\"");
        }
    }

    @Override
    public int compareTo(ModelName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
