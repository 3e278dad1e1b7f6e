package org.evermodel.pipeline;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.TrainTestSplits;

/**
 * Finds out what a step makes where its class tells it: a record or class that says what it is a step from and to. A
 * lambda does not tell.
 */
final class OutputTypes {
    private OutputTypes() {}

    /** How what the step makes can be kept, if its class tells that; the step need not know of it. */
    static Journaling of(Step<?, ?> step) {
        Class<?> type = Declarations.origin(step).getClass();
        return find(type, Map.of())
                .map(OutputTypes::ofType)
                .orElseGet(() -> Journaling.not(
                        type.isHidden()
                                ? "a lambda does not tell what it makes; say keptBy(…), or write it as a record"
                                : "its class does not tell what it makes; say keptBy(…)"));
    }

    private static Journaling ofType(Type type) {
        try {
            return Journaling.by(codecOf(type));
        } catch (IllegalArgumentException e) {
            return Journaling.not(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked") // each codec is that of the type
    private static Codec<Object> codecOf(Type type) {
        if (type == Dataset.class) {
            return (Codec<Object>) (Codec<?>) Datasets.codec();
        }
        if (type == TrainTestSplit.class) {
            return (Codec<Object>) (Codec<?>) TrainTestSplits.codec();
        }
        Optional<Type> tables = elementOf(type).filter(OutputTypes::isOfTables);
        return tables.isPresent() ? (Codec<Object>) (Codec<?>) Codecs.list(codecOf(tables.get())) : Codecs.of(type);
    }

    /** Lists of tables have an artifact for each, all others are one file. */
    private static boolean isOfTables(Type type) {
        return type == Dataset.class
                || type == TrainTestSplit.class
                || elementOf(type).filter(OutputTypes::isOfTables).isPresent();
    }

    private static Optional<Type> elementOf(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? Optional.of(list.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /** The second argument of {@link Step} as {@code type} has it, followed up through all it extends. */
    private static Optional<Type> find(Class<?> type, Map<TypeVariable<?>, Type> known) {
        List<Type> above = new ArrayList<>(List.of(type.getGenericInterfaces()));
        Optional.ofNullable(type.getGenericSuperclass()).ifPresent(above::add);
        return above.stream().flatMap(each -> findIn(each, known).stream()).findFirst();
    }

    private static Optional<Type> findIn(Type above, Map<TypeVariable<?>, Type> known) {
        if (above instanceof Class<?> plain) {
            return find(plain, Map.of());
        }
        if (!(above instanceof ParameterizedType generic) || !(generic.getRawType() instanceof Class<?> raw)) {
            return Optional.empty();
        }
        if (raw == Step.class) {
            return resolve(generic.getActualTypeArguments()[1], known);
        }
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        for (int i = 0; i < raw.getTypeParameters().length; i++) {
            TypeVariable<?> variable = raw.getTypeParameters()[i];
            resolve(generic.getActualTypeArguments()[i], known).ifPresent(type -> bound.put(variable, type));
        }
        return find(raw, bound);
    }

    /** A variable by what it stands for; one of which nothing is known, or within another type, makes no codec. */
    private static Optional<Type> resolve(Type type, Map<TypeVariable<?>, Type> known) {
        return type instanceof TypeVariable<?> variable ? Optional.ofNullable(known.get(variable)) : Optional.of(type);
    }
}
