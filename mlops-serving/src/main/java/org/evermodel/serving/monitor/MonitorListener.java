package org.evermodel.serving.monitor;

/** Is told what a monitor finds, in order, on the monitor's thread. */
public interface MonitorListener {
    /** A window was counted. */
    default void windowClosed(WindowReport window) {}

    /** The labels of a window have come. */
    default void matured(Cohort cohort) {}

    /** An alarm went up. */
    default void alerted(Alert alert) {}
}
