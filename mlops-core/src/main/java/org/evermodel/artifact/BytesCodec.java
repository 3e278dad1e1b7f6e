package org.evermodel.artifact;

/**
 * A codec whose values are bytes held in memory, so that a small one may also be kept where no artifact store is, such as
 * within a record. {@link #write} stores exactly what {@link #encode} gives.
 *
 * @param <T> the type of the values
 */
public interface BytesCodec<T> extends Codec<T> {
    /** The bytes that stand for {@code value}; throws IllegalArgumentException where it cannot be kept. */
    byte[] encode(T value);

    /**
     * The value that {@code bytes} stand for. Throws {@link org.evermodel.MlopsException} or IllegalArgumentException
     * where they stand for none.
     */
    T decode(byte[] bytes);
}
