package org.evermodel.data;

import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;

/** The names of rows as one artifact. */
final class RowDigestsCodec implements Codec<RowDigests> {
    private static final String NAME = "row-digests/1";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ArtifactRef write(RowDigests digests, ArtifactStore store) {
        return store.put(stream -> {
            BinaryWriter out = new BinaryWriter(stream);
            out.text(NAME);
            out.number(digests.size(), 4);
            digests.writeTo(out);
            out.flush();
        });
    }

    @Override
    public RowDigests read(Digest digest, ArtifactStore store) {
        return Artifacts.read(
                digest, store, NAME, in -> RowDigests.readFrom(in, in.count("number of rows", Integer.MAX_VALUE - 8)));
    }
}
