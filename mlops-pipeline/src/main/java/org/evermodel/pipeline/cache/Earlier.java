package org.evermodel.pipeline.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * What was kept of a step before, as it was known at a moment.
 *
 * @param outputs what the last few came of, the newest first; those that are gone or cannot be read are left out
 * @param last the ids of the records that tell of the newest and of the one before it, as far as there are any
 */
public record Earlier(List<Origin> outputs, List<String> last) {
    /** So many earlier outputs are looked at for the one that a miss differs least from. */
    static final int MOST = 8;

    /** By so many records it is told whether something was kept since, also by one who did not know of the newest. */
    static final int LAST = 2;

    /** Of a step of which nothing was kept. */
    static final Earlier NONE = new Earlier(List.of(), List.of());

    /** Copies the lists. */
    public Earlier {
        outputs = List.copyOf(outputs);
        last = List.copyOf(last);
    }

    /** With one more output, when that has been written. */
    Earlier with(Remembered output, Milestone milestone) {
        List<Origin> all = new ArrayList<>(MOST);
        all.add(Origin.of(output));
        for (Origin each : outputs) {
            if (all.size() < MOST && !each.preimage().key().equals(output.key())) {
                all.add(each);
            }
        }
        return new Earlier(all, last.isEmpty() ? List.of(milestone.id()) : List.of(milestone.id(), last.get(0)));
    }

    /** How much there is to keep in mind. */
    int fields() {
        int fields = 1;
        for (Origin each : outputs) {
            fields += each.preimage().fields().size();
        }
        return fields;
    }
}
