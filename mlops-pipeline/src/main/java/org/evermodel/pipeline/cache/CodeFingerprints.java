package org.evermodel.pipeline.cache;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evermodel.Digest;
import org.evermodel.StorageException;

/**
 * Names code by its bytes. The bytes are those of the class that wrote an object and of all classes of its nest: a
 * lambda is written by the class it stands in, so it changes its name with any change of that class. What that class
 * calls is not looked at. Thread-safe; remembers what it read.
 */
public final class CodeFingerprints {
    private final Map<Class<?>, Optional<Digest>> known = new ConcurrentHashMap<>();

    /** Creates one that has read nothing yet. */
    public CodeFingerprints() {}

    /** The digest of the code that wrote {@code object}, or empty where the class's bytes cannot be found. */
    public Optional<Digest> of(Object object) {
        return known.computeIfAbsent(object.getClass().getNestHost(), CodeFingerprints::read);
    }

    /** How many values an object holds that its class does not tell: what a lambda captured, the fields of an instance. */
    public static int heldValues(Object object) {
        int held = 0;
        for (Class<?> type = object.getClass(); holdsState(type); type = type.getSuperclass()) {
            held += (int) Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .count();
        }
        return held;
    }

    private static boolean holdsState(Class<?> type) {
        return type != Object.class && type != Record.class && type != Enum.class;
    }

    private static Optional<Digest> read(Class<?> host) {
        List<Class<?>> nest = Arrays.stream(host.getNestMembers())
                .filter(type -> !type.isHidden())
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        MessageDigest hash = Digest.sha256();
        for (Class<?> type : nest) {
            Optional<byte[]> bytes = bytesOf(type);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            Hashing.update(hash, type.getName());
            Hashing.update(hash, bytes.get());
        }
        return nest.isEmpty() ? Optional.empty() : Optional.of(Digest.finish(hash));
    }

    private static Optional<byte[]> bytesOf(Class<?> type) {
        String file =
                type.getName()
                                .substring(type.getPackageName().length()
                                        + (type.getPackageName().isEmpty() ? 0 : 1)) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new StorageException("the bytes of " + type + " could not be read: " + e.getMessage(), e);
        }
    }
}
