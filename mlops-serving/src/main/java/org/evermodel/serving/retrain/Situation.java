package org.evermodel.serving.retrain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Cohort;

/**
 * What a trigger knows.
 *
 * @param now the time
 * @param lastAttempt when the champion was last challenged, or the retrainer was made
 * @param newest the newest labelled window
 * @param alarms the alarms that are up
 * @param changeStillLearned whether the champion has learned rows from before the last change that an alarm told of
 */
public record Situation(
        Instant now, Instant lastAttempt, Cohort newest, Set<Alert.Kind> alarms, boolean changeStillLearned) {
    /** Copies the alarms. */
    public Situation {
        alarms = Set.copyOf(alarms);
    }

    /** The first of these alarms that is up, if one is. */
    Optional<Alert.Kind> firstOf(Set<Alert.Kind> kinds) {
        return alarms.stream().filter(kinds::contains).sorted().findFirst();
    }
}
