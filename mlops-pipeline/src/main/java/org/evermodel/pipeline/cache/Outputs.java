package org.evermodel.pipeline.cache;

import java.util.Base64;
import java.util.Optional;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.artifact.BytesCodec;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;

/**
 * Keeps values: a small one in the record that tells of it, so that it is there with that record's commit and costs no
 * file, and any other in the artifact store.
 */
public final class Outputs {
    /** So many bytes stand in a record at most. */
    static final int INLINE = 8 * 1024;

    private Outputs() {}

    /** Whether each value becomes an artifact, small or large: such may take their time to be written. */
    public static boolean areArtifacts(Codec<Object> codec) {
        return !(codec instanceof BytesCodec<Object>);
    }

    /** Keeps {@code value}; what is kept inline is nowhere until the record is. */
    public static Kept write(Codec<Object> codec, Object value, ArtifactStore store) {
        if (!(codec instanceof BytesCodec<Object> inMemory)) {
            return new Kept(codec.name(), codec.write(value, store).digest());
        }
        byte[] bytes = inMemory.encode(value);
        return bytes.length <= INLINE
                ? new Kept(
                        codec.name(),
                        Digest.of(bytes),
                        Optional.of(Base64.getEncoder().encodeToString(bytes)))
                : new Kept(codec.name(), store.put(out -> out.write(bytes)).digest());
    }

    /** Brings a value back, verified; throws ArtifactDamagedException where that is not possible. */
    public static Object read(Codec<Object> codec, Kept kept, ArtifactStore store) {
        if (kept.inline().isEmpty()) {
            return codec.read(kept.artifact(), store);
        }
        if (!(codec instanceof BytesCodec<Object> inMemory)) {
            throw new ArtifactDamagedException(
                    kept.artifact(), codec.name() + " reads artifacts, but it is in a record");
        }
        byte[] bytes = bytes(kept);
        if (!Digest.of(bytes).equals(kept.artifact())) {
            throw new ArtifactDamagedException(kept.artifact(), "its bytes in the record are others");
        }
        return inMemory.decode(bytes);
    }

    private static byte[] bytes(Kept kept) {
        try {
            return Base64.getDecoder().decode(kept.inline().orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new ArtifactDamagedException(kept.artifact(), "what stands in the record is no Base64");
        }
    }

    /** Whether what is kept is there, as far as can be told without reading it. */
    public static boolean isThere(Kept kept, ArtifactStore store) {
        return kept.inline().isPresent() || store.contains(kept.artifact());
    }
}
