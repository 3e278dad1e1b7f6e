package org.evermodel.pipeline.cache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Reads the components of records, those of packages that are not open included where the module system allows it. */
final class Components {
    private Components() {}

    /** The component, or empty where it is null, its accessor throws or its package is closed to this module. */
    static Optional<Object> read(RecordComponent component, Record record) {
        Method accessor = component.getAccessor();
        if (!accessor.canAccess(record) && !accessor.trySetAccessible()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(accessor.invoke(record));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }
}
