package org.evermodel.pipeline.cache;

/**
 * One thing that a step's output depends on.
 *
 * @param kind what sort of thing
 * @param name which one of its sort; empty where there is only one
 * @param value what it is, in a canonical form
 */
public record KeyField(Kind kind, String name, String value) {

    /** Whether both are the same thing, whatever it is in each. */
    boolean isNamedAs(KeyField other) {
        return kind == other.kind && name.equals(other.name);
    }

    /** The sorts of things a step's output depends on, in the order of a key's fields. */
    public enum Kind {
        /** The version of the way keys are made. */
        SCHEMA(1),
        /** The step's id in its pipeline. */
        STEP(2),
        /** The version the step declares. */
        VERSION(3),
        /** The bytecode of the class that wrote the step, with its nest. */
        CODE(4),
        /** The form in which the output is kept. */
        CODEC(5),
        /** A setting of the step. */
        PARAMETER(6),
        /** A part of the content of the step's input. */
        INPUT(7),
        /** The run's seed, for steps that draw on it. */
        SEED(8),
        /** The version of something outside the step. */
        ENVIRONMENT(9);

        private final byte tag;

        Kind(int tag) {
            this.tag = (byte) tag;
        }

        /** The byte that stands for this kind in a key's encoding; never reused. */
        byte tag() {
            return tag;
        }
    }
}
