package org.evermodel.serving.monitor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what another champion is to be compared with; the last few are at hand. Not thread-safe. */
final class Followed {
    private static final Logger LOG = LoggerFactory.getLogger(Followed.class);
    private static final int MOST_AT_HAND = 4;

    private final Optional<ModelSource> source;
    private final Map<ModelUri, Reference> atHand = new LinkedHashMap<>();

    Followed(Optional<ModelSource> source) {
        this.source = source;
    }

    void add(Reference reference) {
        atHand.remove(reference.version().uri());
        atHand.put(reference.version().uri(), reference);
        if (atHand.size() > MOST_AT_HAND) {
            atHand.remove(atHand.keySet().iterator().next());
        }
    }

    /** Empty where nobody was told to be followed, or the version cannot be loaded. */
    Optional<Reference> find(ModelVersion version) {
        return source.flatMap(
                models -> Optional.ofNullable(atHand.get(version.uri())).or(() -> load(models, version.uri())));
    }

    private static Optional<Reference> load(ModelSource models, ModelUri version) {
        try {
            return models.load(version).map(Followed::reference);
        } catch (RuntimeException e) {
            LOG.warn("{} answers, but what to compare it with could not be loaded", version, e);
            return Optional.empty();
        }
    }

    private static Reference reference(LoadedModel loaded) {
        try {
            return Reference.of(loaded);
        } finally {
            loaded.model().close();
        }
    }
}
