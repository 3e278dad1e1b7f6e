package org.evermodel.pipeline.cache;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was kept of a step before, as it was known at a moment.
 *
 * @param outputs what the last few came of, the newest first; those that are gone or cannot be read are left out
 * @param history which they are
 * @param revision of what tells that; 0 where nothing was kept
 */
public record Earlier(List<Origin> outputs, History history, long revision) {
    /** Of a step of which nothing was kept. */
    static final Earlier NONE = new Earlier(List.of(), History.NONE, 0);

    /** Copies the outputs. */
    public Earlier {
        outputs = List.copyOf(outputs);
    }

    /** With one more output, when that has been written. */
    Earlier with(Remembered output) {
        History longer = history.with(output.key(), output.took());
        List<Origin> all = Stream.concat(
                        Stream.of(Origin.of(output)),
                        outputs.stream().filter(each -> !each.preimage().equals(output.preimage())))
                .limit(longer.keys().size())
                .toList();
        return new Earlier(all, longer, revision + 1);
    }

    /** How much there is to keep in mind. */
    int fields() {
        return 1
                + outputs.stream()
                        .mapToInt(each -> each.preimage().fields().size())
                        .sum();
    }
}
