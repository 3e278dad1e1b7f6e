package org.evermodel.internal.shape;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evermodel.internal.JsonIn;
import org.evermodel.internal.MalformedJsonException;

/** The components of a record by name; a record of one component is told as that component. */
record RecordShape(Class<?> type, Constructor<?> maker, List<Part> parts) implements Shape {
    /**
     * A component.
     *
     * @param name what it is called
     * @param accessor what gives it
     * @param shape what it is
     */
    record Part(String name, Method accessor, Shape shape) {}

    static Shape of(Class<?> type, Function<Type, Shape> shapes) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            Method accessor = component.getAccessor();
            requireOpen(type, accessor.trySetAccessible());
            parts.add(new Part(component.getName(), accessor, shapes.apply(component.getGenericType())));
        }
        try {
            Constructor<?> maker = type.getDeclaredConstructor(types);
            requireOpen(type, maker.trySetAccessible());
            return new RecordShape(type, maker, List.copyOf(parts));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private static void requireOpen(Class<?> type, boolean open) {
        if (!open) {
            throw Shapes.refused(
                    type,
                    "its package is closed to this library; make the record public in an exported package, or open"
                            + " its package");
        }
    }

    @Override
    public String form() {
        return type.getSimpleName()
                + parts.stream()
                        .map(part -> part.name() + " " + part.shape().form())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public int depth() {
        int below = parts.stream().mapToInt(part -> part.shape().depth()).max().orElse(0);
        return isSingle() ? below : 1 + below;
    }

    private boolean isSingle() {
        return parts.size() == 1;
    }

    /** Whether its values are told as texts. */
    boolean isText() {
        return isSingle()
                && (parts.get(0).shape() instanceof EnumShape
                        || (parts.get(0).shape() instanceof ScalarShape scalar && Scalars.isText(scalar)));
    }

    @Override
    public Object tell(String path, Object value) {
        if (isSingle()) {
            return tell(path, parts.get(0), value);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        parts.forEach(part -> told.put(part.name(), tell(path, part, value)));
        return told;
    }

    private static Object tell(String path, Part part, Object value) {
        String place = path + "/" + part.name();
        return part.shape().tell(place, Told.present(place, component(part, value)));
    }

    private static Object component(Part part, Object value) {
        try {
            return part.accessor().invoke(value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("\"" + part.name() + "\" cannot be had: " + e.getCause(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the accessor was made accessible", e);
        }
    }

    @Override
    public Object read(JsonIn in) {
        if (isSingle()) {
            return make(in, parts.get(0).shape().read(in));
        }
        in.object().only(parts.stream().map(Part::name).toArray(String[]::new));
        return make(
                in,
                parts.stream()
                        .map(part -> part.shape().read(in.field(part.name())))
                        .toArray());
    }

    /** What a constructor refuses, whatever it throws, is no value. */
    private Object make(JsonIn in, Object... components) {
        try {
            return maker.newInstance(components);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new MalformedJsonException(
                    in.file() + " at " + in.path() + "/ is refused by " + type.getSimpleName() + ": " + e.getCause(),
                    e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("a record's constructor was made accessible", e);
        }
    }
}
