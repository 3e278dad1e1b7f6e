package org.evermodel.artifact;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.spi.ArtifactStore;

/** Each element as it is kept by itself, and a manifest that has them in order. */
record ListCodec<E>(Codec<E> elements) implements Codec<List<E>> {
    private static final int MOST = 1_000_000;

    @Override
    public String name() {
        return "list/1+" + elements.name();
    }

    @Override
    public ArtifactRef write(List<E> list, ArtifactStore store) {
        if (list.size() > MOST) {
            throw new IllegalArgumentException(
                    "a list has " + list.size() + " elements, but " + MOST + " are the most that are kept");
        }
        Bundle.Writer bundle = Bundle.writer(store);
        for (int i = 0; i < list.size(); i++) {
            bundle.link(path(i), elements.write(list.get(i), store));
        }
        return bundle.finish();
    }

    /** Of one length, so that the order of a manifest, which goes by the paths, is that of the list. */
    private static String path(int position) {
        return String.format(java.util.Locale.ROOT, "%06d", position);
    }

    @Override
    public List<E> read(Digest digest, ArtifactStore store) {
        List<E> list = new ArrayList<>();
        for (Manifest.Entry entry : manifest(digest, store).entries()) {
            if (!entry.path().equals(path(list.size()))) {
                throw new ArtifactDamagedException(
                        digest,
                        "it holds no " + name() + ": where " + path(list.size()) + " must stand, it has "
                                + entry.path());
            }
            list.add(elements.read(entry.artifact().digest(), store));
        }
        return List.copyOf(list);
    }

    private Manifest manifest(Digest digest, ArtifactStore store) {
        byte[] bytes = store.read(digest);
        try {
            return Manifest.parse(bytes);
        } catch (MlopsException e) {
            throw new ArtifactDamagedException(digest, "it holds no " + name() + ": " + e.getMessage());
        }
    }
}
