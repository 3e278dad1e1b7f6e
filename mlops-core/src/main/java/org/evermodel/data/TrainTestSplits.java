package org.evermodel.data;

import org.evermodel.artifact.Codec;

/** How a table cut in two is kept as an artifact. The codec is stateless and thread-safe. */
public final class TrainTestSplits {
    private TrainTestSplits() {}

    /** Keeps both parts as a bundle of two tables. */
    public static Codec<TrainTestSplit> codec() {
        return new TrainTestSplitCodec();
    }
}
