package org.evermodel.artifact;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evermodel.internal.shape.Access;
import org.evermodel.internal.shape.TypedJson;

/**
 * The forms in which values are kept as artifacts. What is not among these, and not a table, a model or what holds them,
 * which have codecs of their own, is not kept unless somebody writes a codec for it.
 *
 * <pre>{@code
 * record Fitted(double slope, Optional<Instant> until, List<String> columns) {}
 *
 * Codec<Fitted> codec = Codecs.json(Fitted.class);
 * }</pre>
 *
 * <p>What is read may have been written by somebody else. Its type comes from the codec and never from what is read: no
 * file names a class. Whatever is not exactly what the codec writes is refused with
 * {@link org.evermodel.ArtifactDamagedException}: another form, an unknown or missing field, a number that is not finite
 * or does not fit, a time that is none, a value that its record's constructor refuses, too many bytes or levels.
 * Thread-safe.
 */
public final class Codecs {
    private static final int LARGEST = 256 * 1024 * 1024;

    private Codecs() {}

    /** Texts, as UTF-8, up to 256 MiB. Writing throws IllegalArgumentException for half of a surrogate pair. */
    public static BytesCodec<String> text() {
        return new WholeCodec<>("text/1", LARGEST, Codecs::encoded, Codecs::decoded);
    }

    /** Bytes as they are, up to 256 MiB. */
    public static BytesCodec<byte[]> bytes() {
        return new WholeCodec<>("bytes/1", LARGEST, byte[]::clone, bytes -> bytes);
    }

    /**
     * Records as JSON of up to 16 MiB. Their components are records again, enums, texts, numbers, truth values, times,
     * digests, and lists, sets, maps and optionals of these; a record of one component is written as that component.
     * Takes any of these types itself as well.
     *
     * <p>Throws IllegalArgumentException where the type is no such, holds itself, has more than 12 levels or is closed to
     * reflection: on the module path, a record is reached that is public in an exported package or stands in an open one,
     * and any other by {@link #json(MethodHandles.Lookup, Class)}. Writing throws it for a component that is null and for
     * a number that is not finite.
     */
    public static <T> BytesCodec<T> json(Class<T> type) {
        return whole(TypedJson.of(type, Access.own()));
    }

    /**
     * The same for records that are not open to this library, such as private ones of a module: the caller lends its own
     * access to them, and to the records within them. Names the same form.
     *
     * <pre>{@code
     * private record Fitted(double slope, double offset) {}
     *
     * Codec<Fitted> codec = Codecs.json(MethodHandles.lookup(), Fitted.class);
     * }</pre>
     *
     * @param access the lookup of a class of the record's own module; it is used for the records of this type alone
     */
    public static <T> BytesCodec<T> json(MethodHandles.Lookup access, Class<T> type) {
        return whole(TypedJson.of(type, Access.of(access)));
    }

    /** Lists of such values, as one file of JSON of up to 16 MiB. */
    public static <T> BytesCodec<List<T>> jsonList(Class<T> type) {
        return whole(TypedJson.of(new ListOf(type), Access.own()));
    }

    /** Lists of such values, reached by the caller's own access. */
    public static <T> BytesCodec<List<T>> jsonList(MethodHandles.Lookup access, Class<T> type) {
        return whole(TypedJson.of(new ListOf(type), Access.of(access)));
    }

    /** Lists of up to a million elements, each kept by {@code elements} as an artifact of its own. */
    public static <E> Codec<List<E>> list(Codec<E> elements) {
        return new ListCodec<>(elements);
    }

    /**
     * How values of a type are kept where that is told by the type alone: as text, bytes or JSON. Throws
     * IllegalArgumentException saying what about the type cannot be kept so.
     */
    @SuppressWarnings("unchecked") // each codec is made for the type
    public static Codec<Object> of(Type type) {
        if (type == String.class) {
            return (Codec<Object>) (Codec<?>) text();
        }
        return type == byte[].class ? (Codec<Object>) (Codec<?>) bytes() : whole(TypedJson.of(type, Access.own()));
    }

    @SuppressWarnings("unchecked") // what is read is of the type the JSON was made for
    private static <T> BytesCodec<T> whole(TypedJson json) {
        return new WholeCodec<>(json.name(), TypedJson.LARGEST, json::write, bytes -> (T) json.read(bytes));
    }

    private static byte[] encoded(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
            byte[] all = new byte[bytes.remaining()];
            bytes.get(all);
            return all;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text that holds half of a surrogate pair cannot be kept", e);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("its bytes are no UTF-8", e);
        }
    }
}
