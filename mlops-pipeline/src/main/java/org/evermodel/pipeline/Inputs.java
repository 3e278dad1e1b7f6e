package org.evermodel.pipeline;

import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;

/** Takes in what a pipeline is given. */
final class Inputs {
    private Inputs() {}

    /** A table is kept beside the first output made of it, so that a later miss can name the cells that changed. */
    @SuppressWarnings("unchecked") // only tables come to the codec of tables
    static Held hold(Object value) {
        return value instanceof Dataset
                ? Held.keepable(value, (Codec<Object>) (Codec<?>) Datasets.codec())
                : Held.passing(value);
    }
}
