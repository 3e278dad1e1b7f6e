package org.evermodel.internal.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
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
record RecordShape(Class<?> type, MethodHandle maker, List<Part> parts) implements Shape {
    /**
     * A component.
     *
     * @param name what it is called
     * @param accessor what gives it, from an object to an object
     * @param shape what it is
     */
    record Part(String name, MethodHandle accessor, Shape shape) {}

    static Shape of(Class<?> type, Access access, Function<Type, Shape> shapes) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            MethodHandle accessor = access.accessor(type, component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
            parts.add(new Part(component.getName(), accessor, shapes.apply(component.getGenericType())));
        }
        MethodHandle maker = access.maker(type, canonical(type, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new RecordShape(type, maker, List.copyOf(parts));
    }

    private static Constructor<?> canonical(Class<?> type, Class<?>... types) {
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
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
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("\"" + part.name() + "\" cannot be had: " + e, e);
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
            return maker.invoke(components);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MalformedJsonException(
                    in.file() + " at " + in.path() + "/ is refused by " + type.getSimpleName() + ": " + e, e);
        }
    }
}
