package org.evermodel.registry.catalogue;

import java.time.Instant;
import java.util.OptionalInt;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.port.AliasMove;

/**
 * A move of a protected alias that somebody wants.
 *
 * @param id its identity
 * @param model the model
 * @param alias the alias
 * @param kind what is to be done
 * @param from the version the alias named when it was proposed, if any
 * @param to the version it is to name, if any
 * @param at when it was proposed
 * @param actor who proposed it
 * @param reason why
 * @param state what became of it
 */
public record Proposal(
        String id,
        ModelName model,
        Alias alias,
        AliasMove.Kind kind,
        OptionalInt from,
        OptionalInt to,
        Instant at,
        String actor,
        String reason,
        State state) {
    /** What became of a proposal. */
    public enum State {
        /** Nobody has decided yet. */
        OPEN,
        /** It was approved, and done. */
        APPROVED,
        /** It was rejected. */
        REJECTED
    }

    @Override
    public String toString() {
        return id + " " + ModelUri.of(model, alias) + " " + name(from) + " -> " + name(to) + " [" + kind + ", " + state
                + ", " + actor + ": " + reason + "]";
    }

    private static String name(OptionalInt version) {
        return version.isPresent() ? String.valueOf(version.getAsInt()) : "none";
    }
}
