package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do with one step.
 *
 * @param id the step's id in its pipeline
 * @param kind what it does
 * @param state what would happen
 * @param reasons why, one sentence each
 * @param expected how long it would run, by its last kept outputs; empty where it would not, or nothing is known of that
 */
public record Forecast(String id, StepKind kind, State state, List<String> reasons, Optional<Duration> expected) {
    /** Copies the reasons. */
    public Forecast {
        reasons = List.copyOf(reasons);
    }

    /** What would happen with a step. */
    public enum State {
        /** Its kept output would be used. */
        HIT,
        /** It would run. */
        MISS,
        /** Not known before a step before it has run, or people have decided. */
        BLOCKED,
        /** It would not be reached: another way would be chosen. */
        SKIPPED
    }

    @Override
    public String toString() {
        return id + " " + state + " (" + String.join("; ", reasons) + ")"
                + expected.map(time -> ", about " + time).orElse("");
    }
}
