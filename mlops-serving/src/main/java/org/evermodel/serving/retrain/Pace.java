package org.evermodel.serving.retrain;

import java.time.Duration;

/**
 * How often may be retrained. After an attempt the next one waits for {@link #cooldown()}; after each further one in a
 * row that promoted nothing the wait doubles, up to {@link #longest()}.
 *
 * @param cooldown the wait after an attempt
 * @param longest the longest wait
 */
public record Pace(Duration cooldown, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** Refuses negative times and a longest wait below the cooldown. */
    public Pace {
        if (cooldown.isNegative() || longest.compareTo(cooldown) < 0) {
            throw new IllegalArgumentException(
                    "a cooldown must be at least 0 and at most the longest wait, but they are " + cooldown + " and "
                            + longest);
        }
    }

    /** Whenever a trigger fires. */
    public static Pace unlimited() {
        return new Pace(Duration.ZERO, Duration.ZERO);
    }

    /** The wait after {@code fruitless} attempts in a row that promoted nothing. */
    Duration waitAfter(int fruitless) {
        Duration wait = cooldown;
        for (int i = 1; i < Math.min(fruitless, MOST_DOUBLINGS) && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
