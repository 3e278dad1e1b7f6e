package org.evermodel.port;

import java.util.Optional;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;

/** Where registered models come from. Implemented by the registry. Thread-safe. */
public interface ModelSource {
    /** The version the address names now, or empty where the model, the number or the alias does not exist. */
    Optional<ModelVersion> resolve(ModelUri uri);

    /**
     * Loads the version the address names now, verifying every byte and replaying its golden vectors; empty where it
     * does not exist. Throws {@link org.evermodel.ArtifactDamagedException} where its bytes are not those registered.
     */
    Optional<LoadedModel> load(ModelUri uri);
}
