package org.evermodel;

import java.util.regex.Pattern;

/**
 * A movable name for one version of a model, such as {@code champion}. {@code latest} and {@code v<digits>} are reserved.
 *
 * @param value lower-case letters, digits, dashes and underscores, starting with a letter
 */
public record Alias(String value) implements Comparable<Alias> {
    private static final Pattern FORM = Pattern.compile("(?!latest$|v[0-9]+$)[a-z][a-z0-9_-]{0,62}");

    /** Refuses any other form. */
    public Alias {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "alias must be lower-case letters, digits, dashes and underscores, starting with a letter, neither \"latest\" nor \"v<digits>\", but was \""
                            + value + "\"");
        }
    }

    /** The version that serves. */
    public static final Alias CHAMPION = new Alias("champion");

    /** The version that hopes to serve. */
    public static final Alias CHALLENGER = new Alias("challenger");

    @Override
    public int compareTo(Alias other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
