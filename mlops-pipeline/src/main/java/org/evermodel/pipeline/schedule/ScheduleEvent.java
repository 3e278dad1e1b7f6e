package org.evermodel.pipeline.schedule;

import java.util.List;

/** Something that happened to a task, told while it happens. */
public sealed interface ScheduleEvent {
    /** The task's name. */
    String task();

    /**
     * A run begins.
     *
     * @param firing why
     */
    record Started(Firing firing) implements ScheduleEvent {
        @Override
        public String task() {
            return firing.task();
        }
    }

    /**
     * Occasions were missed and are let go.
     *
     * @param task the task's name
     * @param reason why, in a sentence
     * @param some the newest of them, at most ten
     */
    record Skipped(String task, String reason, List<Firing> some) implements ScheduleEvent {
        /** Copies the occasions. */
        public Skipped {
            some = List.copyOf(some);
        }
    }

    /**
     * A run ended well.
     *
     * @param firing why it had begun
     */
    record Ended(Firing firing) implements ScheduleEvent {
        @Override
        public String task() {
            return firing.task();
        }
    }

    /**
     * A run threw.
     *
     * @param firing why it had begun
     * @param cause what it threw
     */
    record Failed(Firing firing, Throwable cause) implements ScheduleEvent {
        @Override
        public String task() {
            return firing.task();
        }
    }
}
