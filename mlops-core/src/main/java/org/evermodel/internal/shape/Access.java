package org.evermodel.internal.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;

/** With whose rights records are taken apart and put together. Immutable and thread-safe. */
public sealed interface Access {
    /** What gives a component of records of this type; throws IllegalArgumentException where that is closed. */
    MethodHandle accessor(Class<?> type, Method accessor);

    /** What makes records of this type; throws IllegalArgumentException where that is closed. */
    MethodHandle maker(Class<?> type, Constructor<?> canonical);

    /** The library's own rights: public records of exported packages, and whatever stands in open ones. */
    static Access own() {
        return new Own();
    }

    /** The rights a host lends: whatever its own code could call, and all that stands in its own module. */
    static Access of(MethodHandles.Lookup lookup) {
        return new Lent(lookup);
    }

    /** By reflection, which unlike a lookup reaches into modules that this one does not read. */
    record Own() implements Access {
        @Override
        public MethodHandle accessor(Class<?> type, Method accessor) {
            requireOpen(type, accessor);
            try {
                return MethodHandles.lookup().unreflect(accessor);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the accessor was made accessible", e);
            }
        }

        @Override
        public MethodHandle maker(Class<?> type, Constructor<?> canonical) {
            requireOpen(type, canonical);
            try {
                return MethodHandles.lookup().unreflectConstructor(canonical);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the constructor was made accessible", e);
            }
        }

        private static void requireOpen(Class<?> type, AccessibleObject member) {
            if (!member.trySetAccessible()) {
                throw Shapes.refused(
                        type,
                        "its package is closed to this library; make its codec by Codecs.json(MethodHandles.lookup(), "
                                + type.getSimpleName() + ".class), which lends your own code's access, or make the"
                                + " record public in an exported package, or open its package to org.evermodel.core");
            }
        }
    }

    /** By a lookup: into its own module with private access, and else as far as its class sees. */
    record Lent(MethodHandles.Lookup lookup) implements Access {
        @Override
        public MethodHandle accessor(Class<?> type, Method accessor) {
            try {
                return into(type).unreflect(accessor);
            } catch (IllegalAccessException e) {
                throw refused(type, e);
            }
        }

        @Override
        public MethodHandle maker(Class<?> type, Constructor<?> canonical) {
            try {
                return into(type).unreflectConstructor(canonical);
            } catch (IllegalAccessException e) {
                throw refused(type, e);
            }
        }

        private MethodHandles.Lookup into(Class<?> type) {
            try {
                return MethodHandles.privateLookupIn(type, lookup);
            } catch (IllegalAccessException foreign) {
                return lookup;
            }
        }

        private IllegalArgumentException refused(Class<?> type, IllegalAccessException cause) {
            IllegalArgumentException refused = Shapes.refused(
                    type,
                    "it is closed to the lookup of " + lookup.lookupClass().getName()
                            + " that was given; give the MethodHandles.lookup() of a class of the record's own module");
            refused.initCause(cause);
            return refused;
        }
    }
}
