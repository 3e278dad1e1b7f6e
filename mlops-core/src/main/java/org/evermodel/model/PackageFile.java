package org.evermodel.model;

import java.util.function.Function;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;
import org.evermodel.internal.MalformedJsonException;

/** Reads the JSON files of a model package, whoever wrote them. */
final class PackageFile {
    private PackageFile() {}

    /** What {@code read} makes of the object in {@code bytes}; {@code file} names it in the refusal of anything else. */
    static <T> T parse(String file, byte[] bytes, Function<JsonIn, T> read) {
        try {
            return read.apply(Json.parse(file, bytes));
        } catch (MalformedJsonException e) {
            throw new ModelRefusedException("the model is refused: " + e.getMessage(), e);
        }
    }
}
