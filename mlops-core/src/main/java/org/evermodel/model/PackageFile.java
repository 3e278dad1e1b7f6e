package org.evermodel.model;

import java.util.function.Supplier;
import org.evermodel.internal.MalformedJsonException;

/** Reads the JSON files of a model package, whoever wrote them. */
final class PackageFile {
    private PackageFile() {}

    /** What {@code read} gives; its refusal of malformed JSON becomes a refusal of the model. */
    static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (MalformedJsonException e) {
            throw new ModelRefusedException("the model is refused: " + e.getMessage(), e);
        }
    }
}
