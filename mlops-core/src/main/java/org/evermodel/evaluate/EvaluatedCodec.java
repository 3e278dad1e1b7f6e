package org.evermodel.evaluate;

import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Codec;
import org.evermodel.model.Candidate;
import org.evermodel.spi.ArtifactStore;

/** A candidate's own bundle beside the evaluation. */
record EvaluatedCodec(Codec<Candidate> candidates) implements Codec<Evaluated> {
    private static final String CANDIDATE = "candidate";
    private static final String EVALUATION = "evaluation.json";

    @Override
    public String name() {
        return "evaluated/1+" + candidates.name();
    }

    @Override
    public ArtifactRef write(Evaluated evaluated, ArtifactStore store) {
        return Bundle.writer(store)
                .link(CANDIDATE, candidates.write(evaluated.candidate(), store))
                .put(EVALUATION, out -> out.write(Evaluations.toJson(evaluated.evaluation())))
                .finish();
    }

    @Override
    public Evaluated read(Digest digest, ArtifactStore store) {
        Bundle bundle = Bundle.open(digest, store);
        ArtifactRef candidate = artifact(digest, bundle, CANDIDATE);
        byte[] evaluation = store.read(artifact(digest, bundle, EVALUATION).digest());
        return new Evaluated(candidates.read(candidate.digest(), store), parse(digest, evaluation));
    }

    private ArtifactRef artifact(Digest digest, Bundle bundle, String path) {
        return bundle.manifest()
                .find(path)
                .orElseThrow(() -> new ArtifactDamagedException(digest, "it is no " + name() + ": it lacks " + path));
    }

    private Evaluation parse(Digest digest, byte[] evaluation) {
        try {
            return Evaluations.fromJson(evaluation);
        } catch (MlopsException e) {
            throw new ArtifactDamagedException(digest, "it is no " + name() + ": " + e.getMessage());
        }
    }
}
