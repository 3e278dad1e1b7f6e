package org.evermodel.pipeline;

/**
 * Is told what happens in runs, on the thread on which it happens: events of one run come one after the other, those of
 * several runs side by side. An exception of a listener is logged and does not disturb the run.
 */
@FunctionalInterface
public interface RunListener {
    /** Something happened. */
    void on(RunEvent event);
}
