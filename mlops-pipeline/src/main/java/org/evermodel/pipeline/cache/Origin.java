package org.evermodel.pipeline.cache;

import java.util.Optional;

/**
 * What an output came of: all that is needed of it to say what has changed since.
 *
 * @param preimage what it depended on
 * @param input where the input of its step is kept, if it is
 */
public record Origin(Preimage preimage, Optional<Kept> input) {
    static Origin of(Remembered output) {
        return new Origin(output.preimage(), output.input());
    }
}
