package org.evermodel.pipeline;

import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;

/** Takes in what a pipeline is given. */
final class Inputs {
    private Inputs() {}

    /** What a run's record names a value by: a table by its fingerprint, anything else by its content if that has a form. */
    static Optional<Digest> nameOf(Held held) {
        return held.value() instanceof Dataset table ? Optional.of(table.fingerprint()) : held.digest();
    }

    /** A table is kept beside the first output made of it, so that a later miss can name the cells that changed. */
    @SuppressWarnings("unchecked") // only tables come to the codec of tables
    static Held hold(Object value) {
        return value instanceof Dataset
                ? Held.keepable(value, (Codec<Object>) (Codec<?>) Datasets.codec())
                : Held.passing(value);
    }
}
