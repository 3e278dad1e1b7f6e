package org.evermodel.pipeline.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.spi.MetadataStore;

/**
 * What was kept of steps before, so that it need not be looked up again as long as the record that tells of it has not
 * changed. Holds what was asked for last, up to so many fields in all. Thread-safe.
 */
final class Recollections {
    private static final int MOST_FIELDS = 50_000;
    private static final int GROWTH = 16;
    private static final float LOAD = 0.75f;

    private final Map<MetadataStore.Key, Recollection> known = new LinkedHashMap<>(GROWTH, LOAD, true);
    private int fields;

    private record Recollection(String json, Earlier earlier) {}

    /** What was kept by what a record says now, if that is known. */
    synchronized Optional<Earlier> find(MetadataStore.Entry record) {
        return Optional.ofNullable(known.get(record.key()))
                .filter(each -> each.earlier().revision() == record.revision()
                        && each.json().equals(record.json()))
                .map(Recollection::earlier);
    }

    synchronized void add(MetadataStore.Key record, String json, Earlier earlier) {
        fields += earlier.fields();
        Optional.ofNullable(known.put(record, new Recollection(json, earlier))).ifPresent(this::forget);
        Iterator<Recollection> longestUnasked = known.values().iterator();
        while (fields > MOST_FIELDS) {
            forget(longestUnasked.next());
            longestUnasked.remove();
        }
    }

    private void forget(Recollection one) {
        fields -= one.earlier().fields();
    }
}
