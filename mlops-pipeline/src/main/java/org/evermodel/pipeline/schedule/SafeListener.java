package org.evermodel.pipeline.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener; what it throws, an Error too, is no matter to the schedule. */
record SafeListener(ScheduleListener listener) implements ScheduleListener {
    private static final Logger log = LoggerFactory.getLogger(SafeListener.class);

    @Override
    public void on(ScheduleEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException | Error e) {
            log.warn(
                    "schedule listener {} failed, and the schedule goes on",
                    listener.getClass().getName(),
                    e);
        }
    }
}
