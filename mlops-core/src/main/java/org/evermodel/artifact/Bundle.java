package org.evermodel.artifact;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.spi.ArtifactStore;

/**
 * Several artifacts under paths, held together by a manifest that is an artifact itself: its digest names them all. Two
 * bundles that share a file share its bytes in the store.
 *
 * <pre>{@code
 * ArtifactRef written = Bundle.writer(store).put("model.bin", predictor::writeTo).finish();
 * Bundle bundle = Bundle.open(written.digest(), store);
 * byte[] model = bundle.read("model.bin");
 * }</pre>
 *
 * <p>A bundle is immutable and thread-safe; a writer is not.
 */
public final class Bundle {
    private final Manifest manifest;
    private final ArtifactStore store;

    private Bundle(Manifest manifest, ArtifactStore store) {
        this.manifest = manifest;
        this.store = store;
    }

    /** A new bundle to be written to {@code store}. */
    public static Writer writer(ArtifactStore store) {
        return new Writer(store);
    }

    /** Opens a bundle by the digest of its manifest; throws ArtifactDamagedException where that is missing or damaged. */
    public static Bundle open(Digest manifest, ArtifactStore store) {
        return new Bundle(Manifests.parse(store.read(manifest)), store);
    }

    /** What the bundle holds. */
    public Manifest manifest() {
        return manifest;
    }

    /** Whether the bundle has a file at {@code path}. */
    public boolean contains(String path) {
        return manifest.find(path).isPresent();
    }

    /** The artifact at {@code path}; throws NotFoundException naming the paths there are. */
    public ArtifactRef artifact(String path) {
        return manifest.find(path)
                .orElseThrow(() -> new NotFoundException("the bundle has no file \"" + path + "\"; it has "
                        + manifest.entries().stream().map(Manifest.Entry::path).toList()));
    }

    /** Opens a file, verified while it is read. */
    public InputStream open(String path) {
        return store.open(artifact(path).digest());
    }

    /** All bytes of a file, verified. */
    public byte[] read(String path) {
        return store.read(artifact(path).digest());
    }

    /** Gathers the files of a bundle. Nothing is visible as a bundle before {@link #finish()}. */
    public static final class Writer {
        private final ArtifactStore store;
        private final List<Manifest.Entry> entries = new ArrayList<>();

        private Writer(ArtifactStore store) {
            this.store = store;
        }

        /** Stores {@code content} and lists it at {@code path}. */
        public Writer put(String path, ArtifactStore.Content content) {
            return link(path, store.put(content));
        }

        /** Lists an artifact that is already stored at {@code path}. */
        public Writer link(String path, ArtifactRef artifact) {
            entries.add(new Manifest.Entry(path, artifact));
            return this;
        }

        /** Stores the manifest and returns its name, which is the bundle's. */
        public ArtifactRef finish() {
            byte[] manifest = Manifests.format(new Manifest(entries));
            return store.put(out -> out.write(manifest));
        }
    }
}
