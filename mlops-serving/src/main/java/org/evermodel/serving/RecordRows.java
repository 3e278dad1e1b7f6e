package org.evermodel.serving;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.Row;
import org.jspecify.annotations.Nullable;

/** Reads records as rows; how a class is read is found out once. Thread-safe. */
final class RecordRows {
    private static final Set<Class<?>> CELLS = Set.of(
            int.class,
            long.class,
            short.class,
            byte.class,
            double.class,
            float.class,
            boolean.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Boolean.class,
            String.class,
            Instant.class,
            Optional.class);

    private final ClassValue<List<Reader>> readers = new ClassValue<>() {
        @Override
        protected List<Reader> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordRows::reader)
                    .toList();
        }
    };

    Row read(Record of) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (Reader reader : readers.get(of.getClass())) {
            cells.put(reader.name(), reader.read(of));
        }
        return Row.ofMap(cells);
    }

    private static Reader reader(RecordComponent component) {
        Class<?> type = component.getType();
        if (!CELLS.contains(type) && !type.isEnum()) {
            throw new IllegalArgumentException(
                    "component \"" + component.getName() + "\" of "
                            + component.getDeclaringRecord().getName() + " is a " + type.getName()
                            + ", which no column can hold; use a number, a boolean, a String, an Instant, an enum or an Optional of these");
        }
        return new Reader(component.getName(), handle(component));
    }

    private static MethodHandle handle(RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            if (accessor.trySetAccessible()) {
                return MethodHandles.lookup()
                        .unreflect(accessor)
                        .asType(MethodType.methodType(Object.class, Record.class));
            }
        } catch (IllegalAccessException e) {
            throw unreadable(component, e);
        }
        throw unreadable(component, null);
    }

    private static IllegalArgumentException unreadable(RecordComponent component, @Nullable Exception cause) {
        Class<?> type = component.getDeclaringRecord();
        return new IllegalArgumentException(
                "record " + type.getName() + " cannot be read from " + RecordRows.class.getModule()
                        + "; make it public in an exported package, or open the package " + type.getPackageName(),
                cause);
    }

    private record Reader(String name, MethodHandle accessor) {
        @Nullable
        Object read(Record of) {
            Object value = invoke(of);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        }

        private @Nullable Object invoke(Record of) {
            try {
                return accessor.invokeExact(of);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalArgumentException("component \"" + name + "\" of " + of + " could not be read", e);
            }
        }
    }
}
