package org.evermodel.pipeline;

/** Takes in what a pipeline is given. */
final class Inputs {
    private Inputs() {}

    static Held hold(Object value) {
        return Held.passing(value);
    }
}
