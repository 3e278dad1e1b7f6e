package org.evermodel.pipeline;

import java.nio.charset.StandardCharsets;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;

/** Keeps texts. */
record TextCodec(String name) implements Codec<String> {
    TextCodec() {
        this("text/1");
    }

    @Override
    public ArtifactRef write(String value, ArtifactStore store) {
        return store.put(out -> out.write(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String read(Digest digest, ArtifactStore store) {
        return new String(store.read(digest), StandardCharsets.UTF_8);
    }
}
