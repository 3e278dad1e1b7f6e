package org.evermodel.serving.retrain;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.evermodel.serving.monitor.Alert;

/** The usual triggers. */
public final class Triggers {
    private static final Set<Alert.Kind> DRIFT =
            EnumSet.of(Alert.Kind.FEATURE_DRIFT, Alert.Kind.PREDICTION_DRIFT, Alert.Kind.ERROR_RATE);

    private Triggers() {}

    /** After every labelled window. */
    public static Trigger everyWindow() {
        return situation -> Optional.of("the schedule: every window");
    }

    /** When so much time has passed since the last attempt, at the next labelled window. */
    public static Trigger every(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a schedule needs a time above 0, but was given " + time);
        }
        return situation -> situation.now().isBefore(situation.lastAttempt().plus(time))
                ? Optional.empty()
                : Optional.of("the schedule: every " + time);
    }

    /**
     * While an alarm of drift is up, of features, of predictions or of the error rate, and then, window by window, until
     * what the champion has learned lies wholly after the change that the alarm told of.
     */
    public static Trigger drift() {
        return situation -> situation
                .firstOf(DRIFT)
                .map(kind -> "an alarm: " + kind.id())
                .or(() -> situation.changeStillLearned()
                        ? Optional.of("a change that the champion has not wholly learned")
                        : Optional.empty());
    }

    /**
     * When the newest labelled window's loss is above a limit: the share of wrong answers, or the mean absolute error in
     * the target's unit.
     */
    public static Trigger lossAbove(double limit) {
        return situation -> situation.newest().performance().loss() > limit
                ? Optional.of("a loss of " + situation.newest().performance().loss() + ", above " + limit)
                : Optional.empty();
    }
}
