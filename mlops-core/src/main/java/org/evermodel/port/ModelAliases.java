package org.evermodel.port;

import org.evermodel.Alias;
import org.evermodel.ModelName;

/** Who names which version of a model. Implemented by the registry. Thread-safe. */
public interface ModelAliases {
    /** A movable name of one version of the model; neither needs to exist yet. */
    ModelAlias alias(ModelName name, Alias alias);
}
