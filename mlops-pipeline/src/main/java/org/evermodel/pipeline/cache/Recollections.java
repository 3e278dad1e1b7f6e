package org.evermodel.pipeline.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;

/**
 * Earlier outputs that need not be looked up again to be compared with: what an output depended on never changes under its
 * key. Holds those asked for last, up to so many fields in all. Thread-safe.
 */
final class Recollections {
    private static final int MOST_FIELDS = 50_000;
    private static final int GROWTH = 16;
    private static final float LOAD = 0.75f;

    private final Map<Digest, Remembered> known = new LinkedHashMap<>(GROWTH, LOAD, true);
    private int fields;

    synchronized Optional<Remembered> find(Digest key) {
        return Optional.ofNullable(known.get(key));
    }

    synchronized void add(Digest key, Remembered output) {
        fields += output.preimage().fields().size();
        Optional.ofNullable(known.put(key, output)).ifPresent(this::forget);
        Iterator<Remembered> longestUnasked = known.values().iterator();
        while (fields > MOST_FIELDS) {
            forget(longestUnasked.next());
            longestUnasked.remove();
        }
    }

    private void forget(Remembered output) {
        fields -= output.preimage().fields().size();
    }
}
