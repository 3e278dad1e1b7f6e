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
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.StorageException;

/**
 * Names code by its class and the bytes of all classes of its nest, and of the nests of those it extends but for Java's own:
 * a lambda is written by the class it stands in, so it changes its name with any change of that class. What that class calls
 * is not looked at. Thread-safe; remembers what it
 * read.
 *
 * <p>A running lambda does not tell which of its class's lambdas it is. Where a class writes several of one interface,
 * {@link #lookalikes} says so, and their name does not tell them apart.
 */
public final class CodeFingerprints {
    private final Map<Class<?>, Optional<Digest>> known = new ConcurrentHashMap<>();
    private final Map<Lambda, Integer> alike = new ConcurrentHashMap<>();

    /** What is known of a running lambda: where it was written, and what it implements. */
    private record Lambda(Class<?> host, List<String> interfaces) {}

    /** Creates one that has read nothing yet. */
    public CodeFingerprints() {}

    /** The digest of the code that wrote {@code object}, or empty where the class's bytes cannot be found. */
    public Optional<Digest> of(Object object) {
        return known.computeIfAbsent(object.getClass(), CodeFingerprints::read);
    }

    /**
     * How many pieces of code could have made {@code object}: 1 for an object of a class with a name and for a lambda
     * that is the only one of its interface in its nest, more for one of several, 0 for an object whose class was made
     * at run time by other means.
     */
    public int lookalikes(Object object) {
        Class<?> type = object.getClass();
        if (!type.isHidden()) {
            return 1;
        }
        List<String> interfaces =
                Arrays.stream(type.getInterfaces()).map(Class::getName).toList();
        return alike.computeIfAbsent(new Lambda(type.getNestHost(), interfaces), CodeFingerprints::count);
    }

    private static int count(Lambda lambda) {
        return nestOf(lambda.host()).stream()
                .map(CodeFingerprints::bytesOf)
                .flatMap(Optional::stream)
                .mapToInt(bytes -> LambdaSites.count(bytes, lambda.interfaces()))
                .sum();
    }

    /**
     * The name of what {@code function} did when it made {@code made} of two values: the record it put them in, or else
     * its own code. Empty where it holds values of its own or cannot be told from another of its class.
     */
    public Optional<Digest> ofJoin(Object function, Object made, Object left, Object right) {
        return Pairing.of(made, left, right, this)
                .or(() -> heldValues(function) == 0 && lookalikes(function) == 1 ? of(function) : Optional.empty());
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

    private static List<Class<?>> nestOf(Class<?> type) {
        return Arrays.stream(type.getNestHost().getNestMembers())
                .filter(member -> !member.isHidden())
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static Optional<Digest> read(Class<?> named) {
        List<Class<?>> nest = Stream.<Class<?>>iterate(named, CodeFingerprints::isOthers, Class::getSuperclass)
                .flatMap(type -> nestOf(type).stream())
                .distinct()
                .toList();
        MessageDigest hash = Digest.sha256();
        Hashing.update(hash, named.isHidden() ? "a lambda" : named.getName());
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

    private static boolean isOthers(Class<?> type) {
        return type.getClassLoader() != null;
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
