package org.evermodel.registry.transfer;

import java.io.InputStream;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;

/** What goes from one store to another without an archive between them: only what the other lacks. */
record Shipment(Parcel parcel, ArtifactStore source) implements Cargo {
    @Override
    public void storeIn(ArtifactStore target) {
        parcel.artifacts().keySet().stream()
                .filter(digest -> !parcel.bundles().containsKey(digest))
                .forEach(digest -> store(digest, target));
        parcel.bundlesInOrder().forEach(digest -> store(digest, target));
    }

    private void store(Digest digest, ArtifactStore target) {
        if (!target.touch(digest)) {
            target.put(out -> {
                try (InputStream in = source.open(digest)) {
                    in.transferTo(out);
                }
            });
        }
    }
}
