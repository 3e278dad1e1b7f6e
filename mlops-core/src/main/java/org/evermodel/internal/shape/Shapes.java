package org.evermodel.internal.shape;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the shape of a type. Not thread-safe. */
final class Shapes {
    /** The records that are being looked at, the innermost first: one that stands here again holds itself. */
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private final Access access;

    Shapes(Access access) {
        this.access = access;
    }

    Shape of(Type type) {
        return of(type, Map.of());
    }

    /**
     * @param bound what the variables stand for that {@code type} may name
     */
    Shape of(Type type, Map<TypeVariable<?>, Shape> bound) {
        if (type instanceof Class<?> named) {
            return of(named);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            List<Shape> arguments = java.util.Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> of(argument, bound))
                    .toList();
            return of(raw, arguments);
        }
        if (type instanceof WildcardType wildcard && wildcard.getLowerBounds().length == 0) {
            return of(wildcard.getUpperBounds()[0], bound);
        }
        if (type instanceof TypeVariable<?> variable && bound.containsKey(variable)) {
            return bound.get(variable);
        }
        throw refused(type, "it does not say of what type its values are");
    }

    private Shape of(Class<?> type) {
        Optional<Shape> scalar = Scalars.of(type);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (type.isEnum()) {
            return new EnumShape(type);
        }
        return of(type, List.of());
    }

    private Shape of(Class<?> type, List<Shape> arguments) {
        if (type.getTypeParameters().length != arguments.size()) {
            throw refused(type, "it does not say of what type its values are");
        }
        if (type == List.class) {
            return new ListShape(arguments.get(0));
        }
        if (type == Set.class) {
            return new SetShape(arguments.get(0));
        }
        if (type == Optional.class) {
            return OptionalShape.of(arguments.get(0));
        }
        if (type == Map.class) {
            return MapShape.of(arguments.get(0), arguments.get(1));
        }
        if (!type.isRecord()) {
            throw refused(
                    type,
                    "kept are records, enums, texts, numbers, truth values, times, digests, and lists, sets, maps and"
                            + " optionals of these");
        }
        return ofRecord(type, arguments);
    }

    private Shape ofRecord(Class<?> type, List<Shape> arguments) {
        if (open.contains(type)) {
            throw refused(type, "it holds itself, so that there is no end to how deep it is");
        }
        Map<TypeVariable<?>, Shape> bound = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(type.getTypeParameters()[i], arguments.get(i));
        }
        open.push(type);
        try {
            return RecordShape.of(type, access, component -> of(component, bound));
        } finally {
            open.pop();
        }
    }

    static IllegalArgumentException refused(Type type, String why) {
        return new IllegalArgumentException("values of " + type.getTypeName() + " cannot be kept as JSON: " + why);
    }
}
