package org.evermodel.pipeline;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener one event after the other, though a run has many threads; what it throws is no matter to the run. */
final class SerialListener implements RunListener {
    private static final Logger log = LoggerFactory.getLogger(SerialListener.class);

    private final RunListener listener;

    private SerialListener(RunListener listener) {
        this.listener = listener;
    }

    /** For one run. */
    static SerialListener from(Supplier<RunListener> listeners) {
        try {
            return new SerialListener(listeners.get());
        } catch (RuntimeException e) {
            log.warn("no listener could be had for a run, which goes on without", e);
            return new SerialListener(event -> {});
        }
    }

    @Override
    public synchronized void on(RunEvent event) {
        try {
            listener.on(event);
        } catch (Exception e) { // Other languages than Java throw checked ones as well.
            log.warn(
                    "run listener {} failed, and the run goes on",
                    listener.getClass().getName(),
                    e);
        }
    }
}
