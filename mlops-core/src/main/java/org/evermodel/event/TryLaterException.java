package org.evermodel.event;

import java.time.Duration;
import org.evermodel.MlopsException;

/**
 * A listener cannot handle an event now, and knows how long it is of no use to try again. It is not tried before that, but
 * after a day at the latest; each time counts as an attempt.
 */
public class TryLaterException extends MlopsException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /**
     * Says why, and for how long.
     *
     * @param pause how long it is of no use to try again; one below zero counts as none
     */
    public TryLaterException(String message, Duration pause) {
        super(message);
        this.pause = pause.isNegative() ? Duration.ZERO : pause;
    }

    /** How long it is of no use to try again. */
    public Duration pause() {
        return pause;
    }
}
