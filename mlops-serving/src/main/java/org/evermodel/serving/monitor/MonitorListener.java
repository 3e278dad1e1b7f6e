package org.evermodel.serving.monitor;

/**
 * Is told what a monitor finds: in order, one thing at a time, on the monitor's executor or the thread that flushes it.
 * While it works nobody else is told anything, so long work belongs elsewhere. It may call the monitor. What it throws is
 * logged and keeps nothing from the others.
 */
public interface MonitorListener {
    /** A window was counted. Alerts of what it looked like follow. */
    default void windowClosed(WindowReport window) {}

    /** The labels of a window have come. An alert of the error rate comes first. */
    default void matured(Cohort cohort) {}

    /** The labels of rows that a shadow answered beside another version have come. */
    default void shadowMatured(Cohort cohort) {}

    /** Labels did not come in time, or there was no more room to wait for them. */
    default void lapsed(Lapse lapse) {}

    /** An alarm went up. */
    default void alerted(Alert alert) {}
}
