package org.evermodel.registry.tracker;

import java.util.regex.Pattern;

/** Names under which a run keeps artifacts: relative paths that mean one place on every system, and none outside. */
final class ArtifactNames {
    private static final int LONGEST = 500;
    private static final Pattern PART = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]+");

    private ArtifactNames() {}

    static void require(String name) {
        boolean isPath = !name.isEmpty() && name.length() <= LONGEST;
        for (String part : name.split("/", -1)) {
            isPath &= PART.matcher(part).matches() && !part.equals(".") && !part.equals("..");
        }
        if (!isPath) {
            throw new IllegalArgumentException(
                    "an artifact's name must be parts separated by slashes, none of them . or .."
                            + " or with one of \\ : * ? \" < > | or a control character, at most " + LONGEST
                            + " characters in all, but was \"" + name + "\"");
        }
    }
}
