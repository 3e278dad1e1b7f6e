package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The moments at which a task is due by the clock. */
record Times(ScheduledTask task) {
    private static final Duration FIRST_LOOK_BACK = Duration.ofMinutes(2);

    private Stream<Trigger.ByTime> triggers() {
        return task.triggers().stream().filter(Trigger.ByTime.class::isInstance).map(Trigger.ByTime.class::cast);
    }

    /** What each schedule is known by. */
    List<String> words() {
        return triggers().map(Times::words).distinct().toList();
    }

    private static String words(Trigger.ByTime trigger) {
        return String.valueOf(trigger.schedule());
    }

    Optional<Instant> next(Instant after) {
        return triggers().flatMap(trigger -> next(trigger, after).stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> next(Trigger.ByTime trigger, Instant after) {
        Optional<Instant> due = trigger.schedule().next(after);
        // One that stands still would be asked for ever.
        due.filter(moment -> !moment.isAfter(after)).ifPresent(moment -> {
            throw new IllegalStateException("what is due by " + trigger + " after " + after
                    + " must be later than that, but was " + moment + "; mend its Schedule.next");
        });
        return due;
    }

    /**
     * The newest {@code most} occasions not after {@code now} and after what was seen of their schedule, by its words,
     * oldest first; one where several schedules are due. They are sought from the end, in a span that doubles, so that
     * years of missed minutes cost no more than those that are wanted.
     */
    List<Firing> newest(Function<String, Instant> seenOf, Instant now, int most) {
        Map<Instant, Firing> all = new TreeMap<>();
        triggers()
                .forEach(trigger -> newest(trigger, seenOf.apply(words(trigger)), now, most)
                        .forEach(due -> all.merge(due, new Firing(task.name(), due, trigger.toString()), Times::both)));
        List<Firing> firings = new ArrayList<>(all.values());
        return firings.subList(Math.max(0, firings.size() - most), firings.size());
    }

    private static Firing both(Firing one, Firing other) {
        return new Firing(one.task(), one.due(), one.because() + " and " + other.because());
    }

    private static Deque<Instant> newest(Trigger.ByTime trigger, Instant seen, Instant now, int most) {
        if (next(trigger, seen).filter(due -> !due.isAfter(now)).isEmpty()) {
            return new ArrayDeque<>();
        }
        Duration span = FIRST_LOOK_BACK;
        while (true) {
            Instant start = now.minus(span);
            boolean whole = !start.isAfter(seen);
            Deque<Instant> found = within(trigger, whole ? seen : start, now, most);
            if (whole || found.size() == most) {
                return found;
            }
            span = span.multipliedBy(2);
        }
    }

    private static Deque<Instant> within(Trigger.ByTime trigger, Instant after, Instant until, int most) {
        Deque<Instant> found = new ArrayDeque<>();
        Optional<Instant> due = next(trigger, after);
        while (due.isPresent() && !due.get().isAfter(until)) {
            found.addLast(due.get());
            if (found.size() > most) {
                found.removeFirst();
            }
            due = next(trigger, due.get());
        }
        return found;
    }
}
