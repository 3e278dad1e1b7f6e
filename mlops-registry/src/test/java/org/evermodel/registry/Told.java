package org.evermodel.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.tracking.RunOwner;

/** All that a value says, as text: of a record every component, whatever its own words for itself leave out. */
final class Told {
    private Told() {}

    /** What came of something: its result or what it threw. */
    static String outcome(Supplier<?> work) {
        try {
            return of(work.get());
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    static String of(Object value) {
        if (value instanceof DatasetVersion version) {
            return ofDatasetVersion(version);
        }
        if (value instanceof RunOwner owner) {
            return "owner " + owner.pid() + ", alive: " + owner.alive(); // Its lease is renewed when nobody looks.
        }
        if (value instanceof Record record) {
            return record.getClass().getSimpleName()
                    + Arrays.stream(record.getClass().getRecordComponents())
                            .map(component -> component.getName() + "=" + of(component(record, component)))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Told::of).orElse("none");
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? String.valueOf(optional.getAsInt()) : "none";
        }
        if (value instanceof Map<?, ?> map) {
            return inOrder(map.entrySet().stream().map(entry -> of(entry.getKey()) + "=" + of(entry.getValue())));
        }
        if (value instanceof Set<?> set) {
            return inOrder(set.stream().map(Told::of));
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Told::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }

    private static String inOrder(Stream<String> parts) {
        return parts.sorted(Comparator.naturalOrder()).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String ofDatasetVersion(DatasetVersion version) {
        return of(List.of(
                version.name(),
                version.number(),
                version.fingerprint(),
                version.schema(),
                version.rows(),
                version.source(),
                version.operations(),
                version.actor(),
                version.createdAt(),
                version.keptSince(),
                version.tags(),
                version.letGo()));
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
