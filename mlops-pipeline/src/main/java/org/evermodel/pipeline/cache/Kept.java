package org.evermodel.pipeline.cache;

import java.util.Optional;
import org.evermodel.Digest;

/**
 * Where a value is kept.
 *
 * @param codec the name of the codec that wrote it
 * @param artifact the digest of the artifact that stands for it
 * @param inline the artifact's bytes in Base64, where it is small and stands here instead of in an artifact store
 */
public record Kept(String codec, Digest artifact, Optional<String> inline) {
    /** In an artifact store. */
    public Kept(String codec, Digest artifact) {
        this(codec, artifact, Optional.empty());
    }
}
