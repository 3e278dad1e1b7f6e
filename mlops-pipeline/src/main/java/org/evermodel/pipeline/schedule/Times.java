package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The moments at which a task is due by the clock. */
record Times(ScheduledTask task) {
    private static final Duration FIRST_LOOK_BACK = Duration.ofMinutes(2);

    private Stream<Trigger.ByTime> triggers() {
        return task.triggers().stream().filter(Trigger.ByTime.class::isInstance).map(Trigger.ByTime.class::cast);
    }

    Optional<Instant> next(Instant after) {
        return triggers()
                .flatMap(trigger -> trigger.schedule().next(after).stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * The newest {@code most} occasions after {@code seen} and not after {@code now}, oldest first. They are sought from
     * the end, in a span that doubles, so that years of missed minutes cost no more than those that are wanted.
     */
    List<Firing> newest(Instant seen, Instant now, int most) {
        List<Firing> all = new ArrayList<>();
        triggers()
                .forEach(trigger -> newest(trigger, seen, now, most)
                        .forEach(due -> all.add(new Firing(task.name(), due, trigger.toString()))));
        all.sort(Comparator.comparing(Firing::due));
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static Deque<Instant> newest(Trigger.ByTime trigger, Instant seen, Instant now, int most) {
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
        Optional<Instant> due = trigger.schedule().next(after);
        while (due.isPresent() && !due.get().isAfter(until)) {
            found.addLast(due.get());
            if (found.size() > most) {
                found.removeFirst();
            }
            due = trigger.schedule().next(due.get());
        }
        return found;
    }
}
