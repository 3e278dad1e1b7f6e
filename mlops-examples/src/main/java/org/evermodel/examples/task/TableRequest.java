package org.evermodel.examples.task;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.examples.options.Reading;
import org.evermodel.model.Target;

/**
 * Which table the user means, and what of it.
 *
 * @param reading how the files are read
 * @param target what is to be predicted
 * @param ignored columns the model must not see
 * @param slices columns by whose values the model is measured, too
 * @param testRows a file that lists the rows to keep back, if there is one
 */
public record TableRequest(
        Reading reading, Target target, Set<String> ignored, List<String> slices, Optional<Path> testRows) {
    /** Copies the collections; a slice that stands twice is taken once. */
    public TableRequest {
        ignored = Collections.unmodifiableSet(new LinkedHashSet<>(ignored));
        slices = slices.stream().distinct().toList();
    }

    /** Where the rows come from, for people. */
    public String source() {
        return reading.data() + reading.test().map(test -> " and " + test).orElse("");
    }
}
