package org.evermodel.pipeline;

import java.util.Optional;
import org.evermodel.artifact.Codec;

/**
 * How a run's own journal keeps what a step made, so that the run need not make it again when it is resumed.
 *
 * @param codec how it is kept, if it can be
 * @param hindrance why it cannot, and what to do; empty where it can
 */
record Journaling(Optional<Codec<Object>> codec, String hindrance) {
    static Journaling by(Codec<Object> codec) {
        return new Journaling(Optional.of(codec), "");
    }

    static Journaling not(String why) {
        return new Journaling(Optional.empty(), why);
    }
}
