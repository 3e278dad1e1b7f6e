package org.evermodel.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.pipeline.cache.Kept;

/**
 * Whether what a step made is kept for the run that made it.
 *
 * @param output where it is kept, if it is
 * @param hindrance why it is made again where the run is resumed; empty where it is not
 */
record Written(Optional<Kept> output, String hindrance) {
    static Written as(Kept output) {
        return new Written(Optional.of(output), "");
    }

    static Written not(String why) {
        return new Written(Optional.empty(), why);
    }

    /** Why the step ran, and what that means for a run that is resumed. */
    String reason(List<String> reasons) {
        Stream<String> hindered = Stream.of(hindrance)
                .filter(each -> !each.isEmpty())
                .map(each -> "not journaled, so that a resumed run makes it again: " + each);
        return Stream.concat(reasons.stream(), hindered).collect(Collectors.joining("; "));
    }
}
