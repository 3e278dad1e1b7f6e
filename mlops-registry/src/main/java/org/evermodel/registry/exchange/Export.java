package org.evermodel.registry.exchange;

import org.evermodel.ModelUri;

/** What goes into an archive. */
public sealed interface Export {
    /** One version of a model with all that it came from. */
    static Export version(ModelUri uri) {
        return new OfVersion(uri);
    }

    /** The whole registry, its audit log included, and every artifact that one of its records refers to. */
    static Export everything() {
        return new OfEverything();
    }

    /**
     * One version of a model: its package, description, tags and signatures, its run and the runs that is a part of, with
     * params, metrics and their history, the environment, and the dataset versions the run read, with their rows where
     * these are still kept.
     *
     * @param uri the version, or an alias that is followed once
     */
    record OfVersion(ModelUri uri) implements Export {}

    /** The whole registry. */
    record OfEverything() implements Export {}
}
