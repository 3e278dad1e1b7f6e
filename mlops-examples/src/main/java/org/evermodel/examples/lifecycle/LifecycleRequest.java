package org.evermodel.examples.lifecycle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.examples.options.Reading;
import org.evermodel.model.Target;

/**
 * What the user wants, checked as far as that is possible without a look at the data.
 *
 * @param reading how the files are read
 * @param target what is to be predicted
 * @param ignored columns the model must not see
 * @param testRows a file that lists the rows to keep back, if there is one
 * @param timeOrdered whether the order of rows is that of time
 * @param slices columns by whose values the model is measured, too
 * @param trainer the trainer to use; without it trainers are compared
 * @param home where everything is remembered
 * @param seed decides everything that is drawn at random
 */
record LifecycleRequest(
        Reading reading,
        Target target,
        Set<String> ignored,
        Optional<Path> testRows,
        boolean timeOrdered,
        List<String> slices,
        Optional<String> trainer,
        Path home,
        long seed) {
    LifecycleRequest {
        ignored = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(ignored));
        slices = slices.stream().distinct().toList();
    }
}
