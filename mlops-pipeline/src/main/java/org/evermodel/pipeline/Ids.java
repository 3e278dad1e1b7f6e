package org.evermodel.pipeline;

import java.util.regex.Pattern;

/** What pipelines and steps may be called. */
final class Ids {
    private static final Pattern PIPELINE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern STEP = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()+-]{0,99}");

    private Ids() {}

    /** A name that is also an experiment's. */
    static String pipeline(String name) {
        if (!PIPELINE.matcher(name).matches()) {
            throw new IllegalArgumentException("pipeline name must be lower-case letters, digits and dashes, starting"
                    + " with a letter, at most 63 characters, but was \"" + name + "\"");
        }
        return name;
    }

    static String step(String id) {
        if (!STEP.matcher(id).matches()) {
            throw new IllegalArgumentException("step id must be letters, digits, blanks and . _ - ( ) +, starting with"
                    + " a letter or digit, at most 100 characters, but was \"" + id + "\"");
        }
        return id;
    }
}
