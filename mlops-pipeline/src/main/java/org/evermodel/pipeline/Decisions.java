package org.evermodel.pipeline;

import java.util.Optional;

/** What gates and branches decided in a run before it was interrupted, so that it goes on the same way. Thread-safe. */
interface Decisions {
    /** What was decided at a place of this run before, about the same. */
    Optional<Decided> earlier(String path, Held about);

    /** Writes down what was decided. */
    void decided(String path, Held about, Decided decided);

    /**
     * What was decided.
     *
     * @param word the kind of a verdict, or the way of a branch
     * @param reason why, or empty
     */
    record Decided(String word, String reason) {}

    /** For runs that nobody takes over. */
    static Decisions forgotten() {
        return new Decisions() {
            @Override
            public Optional<Decided> earlier(String path, Held about) {
                return Optional.empty();
            }

            @Override
            public void decided(String path, Held about, Decided decided) {}
        };
    }
}
