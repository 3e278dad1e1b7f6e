package org.evermodel.pipeline.reproduce;

import java.util.Optional;

/**
 * Something that is not as it was when the model was registered.
 *
 * @param layer what it is about
 * @param field its name, such as {@code train.depth}, {@code library tribuo-core} or {@code golden vector 3}
 * @param recorded what it was; empty where nothing was recorded
 * @param actual what it is; empty where there is none
 */
public record Difference(Layer layer, String field, Optional<String> recorded, Optional<String> actual) {
    static Difference of(Layer layer, String field, Object recorded, Object actual) {
        return new Difference(layer, field, Optional.of(recorded.toString()), Optional.of(actual.toString()));
    }

    @Override
    public String toString() {
        return layer + " " + field + ": " + recorded.orElse("none") + " → " + actual.orElse("none");
    }
}
