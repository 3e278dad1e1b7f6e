package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.evermodel.Digest;
import org.evermodel.event.Event;
import org.evermodel.registry.event.Delivery;

/**
 * Those who are told what happens to a registry. Whatever fails in between, a listener is told, in order, of everything
 * between where its subscription was and where it is.
 */
final class Listeners {
    static final List<String> NAMES = List.of("pager", "ci");

    /** By hand, with pauses as short as the moments of a life. */
    static final Delivery DELIVERY = new Delivery(
            false, Duration.ofSeconds(1), Duration.ofSeconds(30), 3, Duration.ofMillis(5), Duration.ofMillis(20));

    private final Map<String, List<Event>> handled = new TreeMap<>();
    private int failures;

    Object subscribe(Registry registry, String name) {
        String opened =
                registry.events().subscribe(name, event -> handle(name, event)).toString();
        handled.putIfAbsent(name, new ArrayList<>());
        return opened;
    }

    private void handle(String name, Event event) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException(
                    name + " cannot be told of " + event.origin().sequence());
        }
        handled.get(name).add(event);
    }

    /** The next so many events cannot be handled. */
    Object fail(int times) {
        failures = times;
        return times;
    }

    Object deliver(Registry registry) {
        handled.values().forEach(List::clear);
        Map<String, Long> before = positions(registry);
        int count = registry.events().deliver();
        Map<String, Long> after = positions(registry);
        handled.forEach((name, events) -> assertThat(sequences(events))
                .as("%s went from %s to %s", name, before.get(name), after.get(name))
                .isEqualTo(between(before.getOrDefault(name, 0L), after.getOrDefault(name, 0L))));
        assertThat(handled.values().stream().mapToInt(List::size).sum()).isEqualTo(count);
        return count + " " + Digest.of(Told.of(handled).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Long> positions(Registry registry) {
        Map<String, Long> positions = new TreeMap<>();
        registry.events().all().forEach(status -> positions.put(status.name(), status.position()));
        return positions;
    }

    private static List<Long> sequences(List<Event> events) {
        return events.stream().map(event -> event.origin().sequence()).toList();
    }

    private static List<Long> between(long before, long after) {
        return LongStream.rangeClosed(before + 1, after).boxed().toList();
    }
}
