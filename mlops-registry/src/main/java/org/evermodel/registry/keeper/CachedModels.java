package org.evermodel.registry.keeper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelSource;

/**
 * Remembers where addresses lead. An answer carries the count of changes that was read before it was looked up, and holds
 * only while the count is still the same: so an answer that was looked up while a change came in between is not kept, which
 * throwing answers away after a change could not promise. An answer from the future, after a clock was put back, does not
 * hold either.
 */
final class CachedModels implements ModelSource {
    private static final int MOST = 10_000;

    private final ModelSource models;
    private final ModelChangeCount changes;
    private final Clock clock;
    private final long maxAgeMillis;
    private final Cache<ModelUri, Answer> answers =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    CachedModels(ModelSource models, ModelChangeCount changes, Clock clock, Duration maxAge) {
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException(
                    "the greatest age of a cached answer must be positive, but was " + maxAge);
        }
        this.models = models;
        this.changes = changes;
        this.clock = clock;
        this.maxAgeMillis = maxAge.toMillis();
    }

    private record Answer(Optional<ModelVersion> version, long changes, long atMillis) {}

    @Override
    public Optional<ModelVersion> resolve(ModelUri uri) {
        long count = changes.now();
        long now = clock.millis();
        Answer known = answers.getIfPresent(uri);
        if (known != null && known.changes() == count && holds(now - known.atMillis())) {
            return known.version();
        }
        Optional<ModelVersion> version = models.resolve(uri);
        answers.put(uri, new Answer(version, count, now));
        return version;
    }

    private boolean holds(long ageMillis) {
        return ageMillis >= 0 && ageMillis < maxAgeMillis;
    }

    @Override
    public Optional<LoadedModel> load(ModelUri uri) {
        return models.load(uri);
    }

    @Override
    public String toString() {
        return "Cached[" + models + ", at most " + maxAgeMillis + " ms]";
    }
}
