package org.evermodel.evaluate;

import org.evermodel.artifact.Codec;
import org.evermodel.model.Candidate;

/** How evaluations are kept: as JSON, and beside the candidate they are of as artifacts. */
public final class Evaluations {
    private Evaluations() {}

    /** The evaluation as JSON, one object on one line in UTF-8; equal evaluations have equal bytes. */
    public static byte[] toJson(Evaluation evaluation) {
        return EvaluationJson.format(evaluation);
    }

    /**
     * Reads back what {@link #toJson} wrote. Throws {@link org.evermodel.MlopsException} naming the place where the bytes
     * hold anything else.
     */
    public static Evaluation fromJson(byte[] json) {
        return EvaluationJson.parse(json);
    }

    /** Keeps evaluated candidates as a bundle: the candidate as {@code candidates} keeps it, and {@code evaluation.json}. */
    public static Codec<Evaluated> codec(Codec<Candidate> candidates) {
        return new EvaluatedCodec(candidates);
    }
}
