package org.evermodel.port;

import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.data.Dataset;

/** Tables that are remembered, by what they hold. Implemented by the registry. Thread-safe. */
public interface TableSource {
    /**
     * The table of this fingerprint, whatever it is called; empty where none is remembered or its rows were let go. Throws
     * {@link org.evermodel.ArtifactDamagedException} where its bytes are not those that were stored.
     */
    Optional<Dataset> table(Digest fingerprint);
}
