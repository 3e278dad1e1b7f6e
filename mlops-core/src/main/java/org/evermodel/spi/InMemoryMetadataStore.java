package org.evermodel.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evermodel.ConflictException;

/** A sorted map for each kind, under a lock that lets readers in together and keeps a commit to itself. */
final class InMemoryMetadataStore implements MetadataStore {
    private static final Comparator<String> BY_UTF_8 = InMemoryMetadataStore::compareUtf8;

    private record Kept(Entry entry, Facets facets) {}

    private final Map<String, NavigableMap<String, Kept>> kinds = new TreeMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    @Override
    public Optional<Entry> find(Key key) {
        return locked(
                lock.readLock(),
                () -> Optional.ofNullable(records(key.kind()).get(key.id())).map(Kept::entry));
    }

    @Override
    public Optional<Facets> facets(Key key) {
        return locked(
                lock.readLock(),
                () -> Optional.ofNullable(records(key.kind()).get(key.id())).map(Kept::facets));
    }

    @Override
    public List<String> kinds() {
        return locked(
                lock.readLock(),
                () -> kinds.entrySet().stream()
                        .filter(kind -> !kind.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** The model of a search: every record is looked at. On the heap that takes a tenth of a microsecond each. */
    @Override
    public RecordQuery.Page search(RecordQuery query) {
        BiPredicate<String, Facets> all =
                query.conditions().stream().map(Condition::prepared).reduce((id, facets) -> true, BiPredicate::and);
        List<Hit> hits = locked(
                lock.readLock(),
                () -> records(query.kind()).values().stream()
                        .filter(kept -> all.test(kept.entry().key().id(), kept.facets()))
                        .map(kept -> new Hit(kept.entry(), position(query.order(), kept)))
                        .toList());
        Comparator<RecordQuery.Position> order = order(query.order());
        List<Hit> page = hits.stream()
                .filter(hit -> query.after().isEmpty()
                        || order.compare(hit.position(), query.after().get()) > 0)
                .sorted(Comparator.comparing(Hit::position, order))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = page.size() > query.limit();
        List<Hit> shown = more ? page.subList(0, query.limit()) : page;
        return new RecordQuery.Page(
                shown.stream().map(Hit::entry).toList(),
                more ? Optional.of(shown.get(shown.size() - 1).position()) : Optional.empty());
    }

    private record Hit(Entry entry, RecordQuery.Position position) {}

    private static RecordQuery.Position position(RecordQuery.Order order, Kept kept) {
        Double number = kept.facets().numbers().get(order.field());
        String text = kept.facets().texts().get(order.field());
        return new RecordQuery.Position(
                order.by() == RecordQuery.By.NUMBER && number != null
                        ? OptionalDouble.of(number)
                        : OptionalDouble.empty(),
                order.by() == RecordQuery.By.TEXT ? Optional.ofNullable(text) : Optional.empty(),
                kept.entry().key().id());
    }

    private static Comparator<RecordQuery.Position> order(RecordQuery.Order order) {
        Comparator<RecordQuery.Position> byId = Comparator.comparing(RecordQuery.Position::id, BY_UTF_8);
        Comparator<RecordQuery.Position> byValue = switch (order.by()) {
            case ID -> byId;
            case NUMBER -> Comparator.comparingDouble(at -> at.number().orElse(0));
            case TEXT -> Comparator.comparing(at -> at.text().orElse(""), BY_UTF_8);
        };
        Comparator<RecordQuery.Position> directed = order.descending() ? byValue.reversed() : byValue;
        Comparator<RecordQuery.Position> lackingLast =
                Comparator.comparing(at -> at.number().isEmpty() && at.text().isEmpty());
        return lackingLast.thenComparing(directed).thenComparing(byId);
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
            NavigableMap<String, Kept> records = records(kind);
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

    private NavigableMap<String, Kept> records(String kind) {
        return kinds.getOrDefault(kind, Collections.emptyNavigableMap());
    }

    private static List<Entry> page(NavigableMap<String, Kept> records, String prefix, int limit) {
        // No stream: one over a part of a map counts all of that part first.
        List<Entry> page = new ArrayList<>();
        for (Kept kept : records.values()) {
            if (page.size() == limit || !kept.entry().key().id().startsWith(prefix)) {
                break;
            }
            page.add(kept.entry());
        }
        return List.copyOf(page);
    }

    private void requireRevision(Write write) {
        Kept now = records(write.key().kind()).get(write.key().id());
        long revision = now == null ? 0 : now.entry().revision();
        if (revision != write.expectedRevision()) {
            throw new ConflictException("record " + write.key() + " was expected at revision "
                    + write.expectedRevision() + ", but is at " + revision);
        }
    }

    private void apply(Write write) {
        Key key = write.key();
        NavigableMap<String, Kept> records = kinds.computeIfAbsent(key.kind(), kind -> new TreeMap<>(BY_UTF_8));
        if (write instanceof Put put) {
            records.put(key.id(), new Kept(new Entry(key, put.revision(), put.json()), put.facets()));
        } else if (write instanceof Reindex reindex) {
            records.computeIfPresent(key.id(), (id, kept) -> new Kept(kept.entry(), reindex.facets()));
        } else if (write instanceof Delete) {
            records.remove(key.id());
        }
    }

    /** The order of the UTF-8 bytes, which for UTF-16 is that of its units but that surrogates stand behind all others. */
    private static int compareUtf8(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                boolean isSurrogate = Character.isSurrogate(left);
                return isSurrogate == Character.isSurrogate(right) ? left - right : isSurrogate ? 1 : -1;
            }
        }
        return one.length() - other.length();
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
