package org.evermodel.artifact;

import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;

/**
 * Keeps values of one type as artifacts and brings them back. Equal values give equal artifacts. Implementations are
 * stateless and thread-safe.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {
    /** The name of the form in which values are kept, with its version, such as {@code dataset/1}. */
    String name();

    /** Stores {@code value} and returns the artifact, or the bundle's manifest, that stands for it. */
    ArtifactRef write(T value, ArtifactStore store);

    /**
     * Reads back what {@link #write} stored, verifying it. Throws {@link org.evermodel.ArtifactDamagedException} where
     * bytes are missing or wrong.
     */
    T read(Digest digest, ArtifactStore store);
}
