package org.evermodel.examples.pipeline;

import org.evermodel.RunId;
import org.evermodel.examples.UsageException;

/** A run by its identity, or its address. */
final class RunArgument {
    private static final String ADDRESS = "runs:/";

    private RunArgument() {}

    static RunId parse(String text) {
        try {
            return new RunId(text.startsWith(ADDRESS) ? text.substring(ADDRESS.length()) : text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("\"" + text + "\" is no run: " + e.getMessage(), e);
        }
    }
}
