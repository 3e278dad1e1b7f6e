package org.evermodel.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evermodel.ConflictException;

/** A sorted map for each kind, under a lock that lets readers in together and keeps a commit to itself. */
final class InMemoryMetadataStore implements MetadataStore {
    private static final Comparator<String> BY_UTF_8 = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Map<String, NavigableMap<String, Entry>> kinds = new HashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    @Override
    public Optional<Entry> find(Key key) {
        return locked(
                lock.readLock(), () -> Optional.ofNullable(records(key.kind()).get(key.id())));
    }

    @Override
    public List<Entry> scan(String kind, String prefix, String after, int limit) {
        MetadataStore.requireLimit(limit);
        boolean fromPrefix = BY_UTF_8.compare(after, prefix) < 0;
        return locked(
                lock.readLock(),
                () -> page(records(kind).tailMap(fromPrefix ? prefix : after, fromPrefix), prefix, limit));
    }

    @Override
    public List<Entry> scanBackwards(String kind, String prefix, String before, int limit) {
        MetadataStore.requireLimit(limit);
        Optional<String> end = Stream.concat(
                        Stream.of(before).filter(id -> !id.isEmpty()), MetadataStore.endOf(prefix).stream())
                .min(BY_UTF_8);
        return locked(lock.readLock(), () -> {
            NavigableMap<String, Entry> records = records(kind);
            return page(
                    end.map(id -> records.headMap(id, false)).orElse(records).descendingMap(), prefix, limit);
        });
    }

    @Override
    public void commit(List<Write> writes) {
        // A list that fails half-way, or changes, must not leave half a commit.
        List<Write> all = List.copyOf(writes);
        MetadataStore.requireDistinctKeys(all);
        locked(lock.writeLock(), () -> {
            all.forEach(this::requireRevision);
            all.forEach(this::apply);
            return all;
        });
    }

    @Override
    public void close() {}

    private NavigableMap<String, Entry> records(String kind) {
        return kinds.getOrDefault(kind, Collections.emptyNavigableMap());
    }

    private static List<Entry> page(NavigableMap<String, Entry> records, String prefix, int limit) {
        return records.values().stream()
                .takeWhile(entry -> entry.key().id().startsWith(prefix))
                .limit(limit)
                .toList();
    }

    private void requireRevision(Write write) {
        Entry now = records(write.key().kind()).get(write.key().id());
        long revision = now == null ? 0 : now.revision();
        if (revision != write.expectedRevision()) {
            throw new ConflictException("record " + write.key() + " was expected at revision "
                    + write.expectedRevision() + ", but is at " + revision);
        }
    }

    private void apply(Write write) {
        Key key = write.key();
        NavigableMap<String, Entry> records = kinds.computeIfAbsent(key.kind(), kind -> new TreeMap<>(BY_UTF_8));
        if (write instanceof Put put) {
            records.put(key.id(), new Entry(key, put.expectedRevision() + 1, put.json()));
        } else if (write instanceof Delete) {
            records.remove(key.id());
        }
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
