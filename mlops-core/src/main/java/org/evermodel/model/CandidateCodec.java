package org.evermodel.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;
import org.evermodel.spi.ArtifactStore;

/** A bundle of the model's package and the two tables. */
final class CandidateCodec implements Codec<Candidate> {
    private static final String MODEL = "model";
    private static final String TRAIN = "train";
    private static final String TEST = "test";

    private final List<Flavor> flavors;
    private final Codec<Dataset> tables = Datasets.codec();

    CandidateCodec(Collection<Flavor> flavors) {
        this.flavors = List.copyOf(flavors);
    }

    @Override
    public String name() {
        return "candidate/1";
    }

    @Override
    public ArtifactRef write(Candidate candidate, ArtifactStore store) {
        return Bundle.writer(store)
                .link(MODEL, ModelPackage.write(candidate, Map.of(), store))
                .link(TRAIN, tables.write(candidate.train(), store))
                .link(TEST, tables.write(candidate.test(), store))
                .finish();
    }

    @Override
    public Candidate read(Digest digest, ArtifactStore store) {
        Bundle bundle = Bundle.open(digest, store);
        try {
            Dataset train = tables.read(bundle.artifact(TRAIN).digest(), store);
            Dataset test = tables.read(bundle.artifact(TEST).digest(), store);
            ModelPackage packaged = ModelPackage.open(bundle.artifact(MODEL).digest(), store);
            return new Candidate(packaged.load(flavors), train, test, packaged.trainer(), packaged.facts());
        } catch (NotFoundException e) {
            throw new ArtifactDamagedException(digest, "it holds no " + name() + ": " + e.getMessage());
        }
    }
}
