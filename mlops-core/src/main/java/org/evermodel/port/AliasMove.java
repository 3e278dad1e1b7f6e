package org.evermodel.port;

import java.time.Instant;
import java.util.OptionalInt;
import org.evermodel.Alias;
import org.evermodel.ModelName;

/**
 * One change of an alias.
 *
 * @param model the model
 * @param alias the alias
 * @param index 1 for the alias's first move, 2 for the next, …
 * @param kind what was done
 * @param from the version it named before, if any
 * @param to the version it names since, if any
 * @param at when
 * @param actor who did it
 * @param reason why
 */
public record AliasMove(
        ModelName model,
        Alias alias,
        int index,
        Kind kind,
        OptionalInt from,
        OptionalInt to,
        Instant at,
        String actor,
        String reason) {

    /** What was done to an alias. */
    public enum Kind {
        /** It was given to a version. */
        MOVED("alias.moved"),
        /** It was taken away. */
        REMOVED("alias.removed"),
        /** It went back to an earlier holder. */
        ROLLED_BACK("alias.rolled-back"),
        /** A rollback was undone. */
        ROLLED_FORWARD("alias.rolled-forward");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** The name of the action in the audit log. */
        public String action() {
            return action;
        }
    }

    @Override
    public String toString() {
        return model + "@" + alias + " " + name(from) + " -> " + name(to) + " [" + kind + ", " + at + ", " + actor
                + ": " + reason + "]";
    }

    private static String name(OptionalInt version) {
        return version.isPresent() ? String.valueOf(version.getAsInt()) : "none";
    }
}
