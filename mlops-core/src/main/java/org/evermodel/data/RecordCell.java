package org.evermodel.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component of a record as a cell of a row. */
record RecordCell(String name, CellKind kind, Presence presence, MethodHandle accessor) {
    /** How a component tells that there is no value. */
    enum Presence {
        ALWAYS,
        NULL,
        OPTIONAL
    }

    static RecordCell of(RecordComponent component) {
        Class<?> type = component.getType();
        Class<?> held = type == Optional.class ? argument(component) : type;
        CellKind kind = CellKind.of(held).orElseThrow(() -> refused(component, held));
        Presence presence = type == Optional.class ? Presence.OPTIONAL : Presence.NULL;
        return new RecordCell(
                component.getName(), kind, type.isPrimitive() ? Presence.ALWAYS : presence, handle(component));
    }

    private static Class<?> argument(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType optional
                        && optional.getActualTypeArguments()[0] instanceof Class<?> held
                ? held
                : Object.class;
    }

    private static IllegalArgumentException refused(RecordComponent component, Class<?> held) {
        return new IllegalArgumentException("component \"" + component.getName() + "\" of "
                + component.getDeclaringRecord().getName() + " is a "
                + (held == component.getType() ? held.getName() : component.getGenericType()) + ", which no column can"
                + " hold; use a number, a boolean, a String, an enum, an Instant, a LocalDate, a LocalDateTime or an"
                + " Optional of these");
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
            throw unreachable(component.getDeclaringRecord(), e);
        }
        throw unreachable(component.getDeclaringRecord(), null);
    }

    static IllegalArgumentException unreachable(Class<?> type, @Nullable Exception cause) {
        String module = RecordCell.class.getModule().isNamed()
                ? RecordCell.class.getModule().getName()
                : "org.evermodel.core";
        return new IllegalArgumentException(
                "record " + type.getName()
                        + " cannot be reached; make it public in an exported package, or write \"opens "
                        + type.getPackageName() + " to " + module + ";\" in its module-info",
                cause);
    }

    /** The cell that this component of {@code of} is, or null where it has none. */
    @Nullable
    Object read(Record of) {
        Object value = invoke(of);
        if (value instanceof Optional<?> optional) {
            value = optional.orElse(null);
        }
        return value == null ? null : kind.toCell(value);
    }

    private @Nullable Object invoke(Record of) {
        try {
            return (Object) accessor.invokeExact(of);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("component \"" + name + "\" of " + of + " could not be read", e);
        }
    }

    Column requireColumn(Dataset table) {
        Column column = table.column(name);
        if (!kind.takes(column.type())) {
            throw new IllegalArgumentException("component \"" + name + "\" is " + kind.wanted() + ", but the column is "
                    + table.schema().field(name) + "; cast it first");
        }
        return column;
    }

    /** What the constructor is to be given for a cell. */
    @Nullable
    Object argument(Column column, int row) {
        if (column.isNull(row)) {
            return absent(row);
        }
        Object cell = column.value(row).orElseThrow();
        Object value = kind.fromCell(cell)
                .orElseThrow(() -> new UnusableRowsException(
                        "row " + row + ", column \"" + name + "\": \"" + cell + "\" is not " + kind.wanted()));
        return presence == Presence.OPTIONAL ? Optional.of(value) : value;
    }

    private @Nullable Object absent(int row) {
        if (presence == Presence.ALWAYS) {
            throw new UnusableRowsException("row " + row + ", column \"" + name + "\" is missing, but the component is "
                    + kind.wanted() + " of a primitive type; use its boxed class or an Optional, or fill the column");
        }
        return presence == Presence.OPTIONAL ? Optional.empty() : null;
    }
}
