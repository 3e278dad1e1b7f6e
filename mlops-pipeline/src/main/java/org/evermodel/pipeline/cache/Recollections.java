package org.evermodel.pipeline.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was kept of steps before, so that it need not be looked up again as long as nothing was kept of the step since. Holds
 * what was asked for last, up to so many fields in all. Thread-safe.
 */
final class Recollections {
    private static final int MOST_FIELDS = 50_000;
    private static final int GROWTH = 16;
    private static final float LOAD = 0.75f;

    private final Map<String, Earlier> known = new LinkedHashMap<>(GROWTH, LOAD, true);
    private int fields;

    /** What was kept of a step, if that is known and these records are still the last. */
    synchronized Optional<Earlier> find(String step, List<String> last) {
        return Optional.ofNullable(known.get(step)).filter(each -> each.last().equals(last));
    }

    synchronized void add(String step, Earlier earlier) {
        fields += earlier.fields();
        Optional.ofNullable(known.put(step, earlier)).ifPresent(this::forget);
        Iterator<Earlier> longestUnasked = known.values().iterator();
        while (fields > MOST_FIELDS) {
            forget(longestUnasked.next());
            longestUnasked.remove();
        }
    }

    private void forget(Earlier one) {
        fields -= one.fields();
    }
}
