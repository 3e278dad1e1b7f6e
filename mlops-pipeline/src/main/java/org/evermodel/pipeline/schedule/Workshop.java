package org.evermodel.pipeline.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.evermodel.spi.Timer;

/** What a scheduler works with. */
record Workshop(Clock clock, Timer timer, Executor executor, ScheduleListener listener, Duration lease) {
    Instant now() {
        return clock.instant();
    }

    /** A sign of life of a run. */
    Ledger.Running sign(String run) {
        return Ledger.Running.from(run, now(), lease);
    }
}
