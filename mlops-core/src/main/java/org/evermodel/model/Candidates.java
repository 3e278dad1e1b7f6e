package org.evermodel.model;

import java.util.Collection;
import org.evermodel.artifact.Codec;

/** How candidates are kept as artifacts. */
public final class Candidates {
    private Candidates() {}

    /**
     * Keeps a candidate as a bundle of its model's {@link ModelPackage} and its two tables, so that a registered model
     * or an unchanged table shares the bytes. Equal candidates give equal artifacts where their engine writes equal
     * bytes for equal models. Reading replays the golden vectors. Stateless and thread-safe.
     *
     * @param flavors those that may be used to read models back
     */
    public static Codec<Candidate> codec(Collection<Flavor> flavors) {
        return new CandidateCodec(flavors);
    }
}
