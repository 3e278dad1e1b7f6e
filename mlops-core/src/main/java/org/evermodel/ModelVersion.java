package org.evermodel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One registered version of a model, as it stood when it was read. The number, the package and the run never change;
 * the status, the tags and the description may, so a later read may differ.
 *
 * @param name the model it is a version of
 * @param number 1, 2, 3, … in order of registration, never reused
 * @param status whether it may be used
 * @param packageDigest the digest of the package's manifest, which names every byte of the version
 * @param run the run that made it, if one was recorded
 * @param createdAt when it was registered
 * @param tags free facts about the version, such as why a gate refused it
 * @param description what people say of it; may be empty
 */
public record ModelVersion(
        ModelName name,
        int number,
        VersionStatus status,
        Digest packageDigest,
        Optional<RunId> run,
        Instant createdAt,
        Map<String, String> tags,
        String description) {

    /** Refuses a number below 1. */
    public ModelVersion {
        if (number < 1) {
            throw new IllegalArgumentException("version number of " + name + " must be at least 1, but was " + number);
        }
        tags = Map.copyOf(tags);
    }

    /** A version that nobody has described. */
    public ModelVersion(
            ModelName name,
            int number,
            VersionStatus status,
            Digest packageDigest,
            Optional<RunId> run,
            Instant createdAt,
            Map<String, String> tags) {
        this(name, number, status, packageDigest, run, createdAt, tags, "");
    }

    /** The address of exactly this version, {@code models:/name/3}. */
    public ModelUri uri() {
        return ModelUri.of(name, number);
    }

    @Override
    public String toString() {
        return uri() + " [" + status + ", " + packageDigest.abbreviated() + "]";
    }
}
