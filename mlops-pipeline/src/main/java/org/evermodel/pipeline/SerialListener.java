package org.evermodel.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener one event after the other, though a run has many threads; what it throws is no matter to the run. */
final class SerialListener implements RunListener {
    private static final Logger log = LoggerFactory.getLogger(SerialListener.class);

    private final RunListener listener;

    SerialListener(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void on(RunEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            log.warn(
                    "run listener {} failed, and the run goes on",
                    listener.getClass().getName(),
                    e);
        }
    }
}
