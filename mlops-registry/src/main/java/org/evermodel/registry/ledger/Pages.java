package org.evermodel.registry.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.evermodel.spi.MetadataStore;

/** The records of a kind, fetched page by page as they are asked for. */
final class Pages implements Iterator<MetadataStore.Entry> {
    private static final int PAGE = 500;

    private final MetadataStore store;
    private final String kind;
    private final String prefix;
    private Iterator<MetadataStore.Entry> page = List.<MetadataStore.Entry>of().iterator();
    private String last;
    private boolean more = true;

    private Pages(MetadataStore store, String kind, String prefix, String after) {
        this.last = after;
        this.store = store;
        this.kind = kind;
        this.prefix = prefix;
    }

    /** Those whose ids start with {@code prefix} and are greater than {@code after}, in order. */
    static Stream<MetadataStore.Entry> of(MetadataStore store, String kind, String prefix, String after) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Pages(store, kind, prefix, after), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && more) {
            List<MetadataStore.Entry> next = store.scan(kind, prefix, last, PAGE);
            more = next.size() == PAGE;
            page = next.iterator();
        }
        return page.hasNext();
    }

    @Override
    public MetadataStore.Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more records of kind " + kind);
        }
        MetadataStore.Entry entry = page.next();
        last = entry.key().id();
        return entry;
    }
}
