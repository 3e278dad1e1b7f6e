package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.evermodel.DatasetName;
import org.evermodel.event.Event;

/** What makes a task run by itself. A task may have several; one without any runs when somebody says so. */
public sealed interface Trigger {
    /**
     * By the clock.
     *
     * @param schedule when
     */
    record ByTime(Schedule schedule) implements Trigger {
        @Override
        public String toString() {
            return "the schedule " + schedule;
        }
    }

    /**
     * By what happens in a registry.
     *
     * @param words what happens, in a few words, such as {@code a new version of datasets:/patients}
     * @param which whether it is such an event
     */
    record ByEvent(String words, Predicate<Event> which) implements Trigger {
        @Override
        public String toString() {
            return words;
        }
    }

    /** Whenever a schedule is due. */
    static Trigger at(Schedule schedule) {
        return new ByTime(schedule);
    }

    /** By a cron expression, as {@link Schedule#cron} reads it. */
    static Trigger cron(String expression, ZoneId zone) {
        return at(Schedule.cron(expression, zone));
    }

    /** Regularly, as {@link Schedule#every(Duration)} counts. */
    static Trigger every(Duration period) {
        return at(Schedule.every(period));
    }

    /** When a version of a dataset was registered. */
    static Trigger newVersionOf(DatasetName dataset) {
        return on(
                "a new version of datasets:/" + dataset.value(),
                event -> event instanceof Event.DatasetRegistered registered
                        && registered.dataset().equals(dataset));
    }

    /** When something happened in a registry; {@code words} say what, for people. */
    static Trigger on(String words, Predicate<Event> which) {
        return new ByEvent(words, which);
    }
}
