package org.evermodel.registry.tracking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;

/**
 * The state of the source code in the working folder, where that is in a Git repository.
 *
 * @param commit the commit that is checked out, 40 or 64 hexadecimal digits
 * @param branch the branch that is checked out; empty where a commit is
 * @param dirty whether tracked files differ from the commit; empty where that could not be found out
 * @param diff the digest of how tracked files differ from the commit, as {@code git diff HEAD} tells it; empty where they
 *     do not, or that could not be found out
 * @param untracked the files that are neither tracked nor ignored, in order, the first 100 of them
 */
public record Code(
        String commit,
        Optional<String> branch,
        Optional<Boolean> dirty,
        Optional<Digest> diff,
        List<String> untracked) {
    /** Copies the list and refuses a commit that is none. */
    public Code {
        if (!commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "commit must be 40 or 64 lower-case hexadecimal digits, but was \"" + commit + "\"");
        }
        untracked = List.copyOf(untracked);
    }

    /** A state of which no more is known than whether files differ. */
    public Code(String commit, Optional<String> branch, Optional<Boolean> dirty) {
        this(commit, branch, dirty, Optional.empty(), List.of());
    }

    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("commit", commit);
        branch.ifPresent(name -> facts.put("branch", name));
        dirty.ifPresent(changed -> facts.put("changed files", changed ? "yes" : "no"));
        diff.ifPresent(digest -> facts.put("diff", digest.toString()));
        if (!untracked.isEmpty()) {
            facts.put("untracked files", String.join(", ", untracked));
        }
        return facts;
    }

    @Override
    public String toString() {
        String state = dirty.map(changed -> changed ? " with changes" : "").orElse(" with or without changes");
        return commit.substring(0, 8) + branch.map(name -> " on " + name).orElse("") + state;
    }
}
