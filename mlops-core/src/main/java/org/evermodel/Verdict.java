package org.evermodel;

/** What a gate decided, with the reason in words that stand alone in a log or a report. */
public sealed interface Verdict {
    /** The reason in one sentence, with the numbers it rests on. */
    String reason();

    /** Whether the candidate may go on. */
    default boolean passed() {
        return this instanceof Accepted;
    }

    /**
     * The candidate may go on.
     *
     * @param reason why
     */
    record Accepted(String reason) implements Verdict {}

    /**
     * The candidate must not go on.
     *
     * @param reason why
     */
    record Rejected(String reason) implements Verdict {}

    /**
     * The evidence is too thin to decide; what follows is the gate's declared policy, never a silent pass.
     *
     * @param reason what is missing, and how much
     */
    record Insufficient(String reason) implements Verdict {}
}
