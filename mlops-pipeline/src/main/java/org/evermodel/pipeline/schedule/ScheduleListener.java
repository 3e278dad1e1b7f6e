package org.evermodel.pipeline.schedule;

/** Is told what becomes of tasks, on any thread. What it throws is logged, and does not disturb the schedule. */
@FunctionalInterface
public interface ScheduleListener {
    /** Something happened. */
    void on(ScheduleEvent event);
}
