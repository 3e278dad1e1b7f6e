package org.evermodel.registry.exchange;

import java.nio.file.Path;
import org.evermodel.ArtifactRef;

/**
 * An archive that was written.
 *
 * @param file where it is
 * @param content its size and digest, the same whenever the same is exported
 * @param entries how many entries it has
 */
public record Archived(Path file, ArtifactRef content, int entries) {
    @Override
    public String toString() {
        return "Archived[" + file + ", " + entries + " entries, " + content.size() + " bytes, "
                + content.digest().abbreviated() + "]";
    }
}
