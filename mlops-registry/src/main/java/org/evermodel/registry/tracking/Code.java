package org.evermodel.registry.tracking;

import java.util.Optional;

/**
 * The state of the source code in the working folder, where that is in a Git repository.
 *
 * @param commit the commit that is checked out, 40 or 64 hexadecimal digits
 * @param branch the branch that is checked out; empty where a commit is
 * @param dirty whether tracked files differ from the commit; empty where that could not be found out
 */
public record Code(String commit, Optional<String> branch, Optional<Boolean> dirty) {
    /** Refuses a commit that is none. */
    public Code {
        if (!commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "commit must be 40 or 64 lower-case hexadecimal digits, but was \"" + commit + "\"");
        }
    }

    @Override
    public String toString() {
        String state = dirty.map(changed -> changed ? " with changes" : "").orElse(" with or without changes");
        return commit.substring(0, 8) + branch.map(name -> " on " + name).orElse("") + state;
    }
}
