package org.evermodel.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;

/**
 * Keeps each value as one artifact that is held in memory as a whole.
 *
 * @param largest so many bytes an artifact has at most
 */
record WholeCodec<T>(String name, int largest, Function<T, byte[]> form, Function<byte[], T> parse)
        implements BytesCodec<T> {
    @Override
    public byte[] encode(T value) {
        byte[] bytes = form.apply(value);
        if (bytes.length > largest) {
            throw new IllegalArgumentException(
                    "a value of " + name + " has " + bytes.length + " bytes, but " + largest + " are the most");
        }
        return bytes;
    }

    @Override
    public T decode(byte[] bytes) {
        return parse.apply(bytes);
    }

    @Override
    public ArtifactRef write(T value, ArtifactStore store) {
        byte[] bytes = encode(value);
        return store.put(out -> out.write(bytes));
    }

    @Override
    public T read(Digest digest, ArtifactStore store) {
        byte[] bytes;
        try (InputStream in = store.open(digest)) {
            bytes = in.readNBytes(largest);
            if (in.read() >= 0) {
                throw new ArtifactDamagedException(
                        digest, "it holds no " + name + ": it has more than " + largest + " bytes");
            }
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be read: " + e.getMessage(), e);
        }
        try {
            return decode(bytes);
        } catch (MlopsException | IllegalArgumentException e) {
            throw new ArtifactDamagedException(digest, "it holds no " + name + ": " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "Codec[" + name + "]";
    }
}
