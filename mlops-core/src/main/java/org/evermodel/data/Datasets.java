package org.evermodel.data;

import org.evermodel.artifact.Codec;

/** How tables, and the names of their rows, are kept as artifacts. The codecs are stateless and thread-safe. */
public final class Datasets {
    private Datasets() {}

    /**
     * Keeps a table as one artifact, with the names its rows were given. Tables with equal content and equal row names
     * have equal bytes.
     */
    public static Codec<Dataset> codec() {
        return new DatasetCodec();
    }

    /** Keeps the names of rows, such as those a model was trained on, as one artifact. */
    public static Codec<RowDigests> rowDigestsCodec() {
        return new RowDigestsCodec();
    }
}
