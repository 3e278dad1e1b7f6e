package org.evermodel.spi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Nobody else can reach the arrays, so what was stored under a digest cannot come to differ from it. Each change replaces
 * one value of the map by comparing it, so a collector and a writer that race cannot both have their way.
 */
final class InMemoryArtifactStore implements ArtifactStore {
    private final NavigableMap<Digest, Kept> artifacts = new ConcurrentSkipListMap<>();
    private final Clock clock;

    InMemoryArtifactStore(Clock clock) {
        this.clock = clock;
    }

    /** Compared by identity: each change makes a new one. */
    private static final class Kept {
        private final byte[] bytes;
        private final Instant storedAt;
        private final Optional<Instant> asideSince;

        Kept(byte[] bytes, Instant storedAt, Optional<Instant> asideSince) {
            this.bytes = bytes;
            this.storedAt = storedAt;
            this.asideSince = asideSince;
        }

        Stored as(Digest digest) {
            return new Stored(digest, bytes.length, storedAt, asideSince);
        }

        Kept now(Instant now) {
            return new Kept(bytes, now, Optional.empty());
        }

        Kept aside(Instant since) {
            return new Kept(bytes, storedAt, Optional.of(since));
        }
    }

    @Override
    public ArtifactRef put(Content content) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try {
            content.writeTo(buffer);
        } catch (IOException e) {
            throw new StorageException("the content of an artifact could not be written: " + e.getMessage(), e);
        }
        byte[] bytes = buffer.toByteArray();
        Digest digest = Digest.of(bytes);
        artifacts.put(digest, new Kept(bytes, clock.instant(), Optional.empty()));
        return new ArtifactRef(digest, bytes.length);
    }

    @Override
    public InputStream open(Digest digest) {
        return opened(digest, artifacts.computeIfPresent(digest, (key, kept) -> broughtBack(kept)));
    }

    private Kept broughtBack(Kept kept) {
        return kept.asideSince.isPresent() ? kept.now(clock.instant()) : kept;
    }

    private static InputStream opened(Digest digest, @Nullable Kept kept) {
        return Optional.ofNullable(kept)
                .map(found -> new ByteArrayInputStream(found.bytes))
                .orElseThrow(() -> new ArtifactDamagedException(digest, "it is not in the store"));
    }

    @Override
    public Optional<Stored> find(Digest digest) {
        return Optional.ofNullable(artifacts.get(digest)).map(kept -> kept.as(digest));
    }

    @Override
    public Stream<Digest> list() {
        return inventory().filter(each -> !each.isAside()).map(Stored::digest);
    }

    @Override
    public Stream<Stored> inventory() {
        return artifacts.entrySet().stream().map(entry -> entry.getValue().as(entry.getKey()));
    }

    @Override
    public InputStream peek(Stored which) {
        return opened(which.digest(), artifacts.get(which.digest()));
    }

    @Override
    public boolean touch(Digest digest) {
        return artifacts.computeIfPresent(digest, (key, kept) -> kept.now(clock.instant())) != null;
    }

    @Override
    public boolean setAside(Stored which) {
        Kept now = artifacts.get(which.digest());
        return !which.isAside()
                && now != null
                && now.as(which.digest()).equals(which)
                && artifacts.replace(which.digest(), now, now.aside(clock.instant()));
    }

    @Override
    public boolean discard(Stored which) {
        Kept now = artifacts.get(which.digest());
        return which.isAside()
                && now != null
                && now.as(which.digest()).equals(which)
                && artifacts.remove(which.digest(), now);
    }

    @Override
    public void delete(Digest digest) {
        artifacts.remove(digest);
    }

    @Override
    public void close() {}
}
