package org.evermodel.data;

import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;

/** Both parts as a bundle of two tables. */
final class TrainTestSplitCodec implements Codec<TrainTestSplit> {
    private static final String TRAIN = "train";
    private static final String TEST = "test";

    private final Codec<Dataset> tables = new DatasetCodec();

    @Override
    public String name() {
        return "train-test-split/1";
    }

    @Override
    public ArtifactRef write(TrainTestSplit split, ArtifactStore store) {
        return Bundle.writer(store)
                .link(TRAIN, tables.write(split.train(), store))
                .link(TEST, tables.write(split.test(), store))
                .finish();
    }

    @Override
    public TrainTestSplit read(Digest digest, ArtifactStore store) {
        Bundle bundle = Bundle.open(digest, store);
        try {
            return new TrainTestSplit(part(bundle, TRAIN, store), part(bundle, TEST, store));
        } catch (NotFoundException | IllegalArgumentException e) {
            throw new ArtifactDamagedException(digest, "it holds no " + name() + ": " + e.getMessage());
        }
    }

    private Dataset part(Bundle bundle, String path, ArtifactStore store) {
        return tables.read(bundle.artifact(path).digest(), store);
    }
}
