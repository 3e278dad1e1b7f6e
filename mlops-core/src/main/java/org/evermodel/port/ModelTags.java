package org.evermodel.port;

import org.evermodel.ModelName;
import org.evermodel.ModelVersion;

/** Free facts about versions that are registered already. Implemented by the registry. Thread-safe. */
public interface ModelTags {
    /**
     * Gives a version a tag, in place of the one it has of that name, and returns the version as it is then; does nothing
     * where all is so already. Throws {@link org.evermodel.NotFoundException} where there is no such version.
     */
    ModelVersion tag(ModelName name, int number, String tag, String value, String reason);
}
