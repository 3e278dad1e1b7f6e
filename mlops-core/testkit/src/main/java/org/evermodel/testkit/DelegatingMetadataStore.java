package org.evermodel.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;

/**
 * A store that leaves everything to another one, for tests that do one thing otherwise.
 *
 * <pre>{@code
 * MetadataStore watched = new DelegatingMetadataStore(store) {
 *     @Override
 *     public void commit(List<Write> writes) {
 *         seen.add(writes);
 *         super.commit(writes);
 *     }
 * };
 * }</pre>
 *
 * <p>As thread-safe as the other one.
 */
public class DelegatingMetadataStore implements MetadataStore {
    private final MetadataStore store;

    /** A store that does as {@code store} does. */
    public DelegatingMetadataStore(MetadataStore store) {
        this.store = store;
    }

    @Override
    public Optional<Entry> find(Key key) {
        return store.find(key);
    }

    @Override
    public List<Entry> scan(String kind, String prefix, String after, int limit) {
        return store.scan(kind, prefix, after, limit);
    }

    @Override
    public List<Entry> scanBackwards(String kind, String prefix, String before, int limit) {
        return store.scanBackwards(kind, prefix, before, limit);
    }

    @Override
    public RecordQuery.Page search(RecordQuery query) {
        return store.search(query);
    }

    @Override
    public Optional<Facets> facets(Key key) {
        return store.facets(key);
    }

    @Override
    public List<String> kinds() {
        return store.kinds();
    }

    @Override
    public void commit(List<Write> writes) {
        store.commit(writes);
    }

    @Override
    public void inspect(Consumer<String> damage) {
        store.inspect(damage);
    }

    @Override
    public void close() {
        store.close();
    }
}
