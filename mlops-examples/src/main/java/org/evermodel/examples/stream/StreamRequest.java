package org.evermodel.examples.stream;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.examples.task.TableRequest;

/**
 * What the user wants replayed.
 *
 * @param table the table, in order of time
 * @param train how many rows a model learns
 * @param window how many rows are answered before their labels come
 * @param retrainOn when the champion is challenged
 * @param trainer the trainer to use; without it the one is taken that does best on the first rows
 * @param home where everything is remembered
 * @param seed decides everything that is drawn at random
 */
record StreamRequest(
        TableRequest table,
        int train,
        int window,
        RetrainOn retrainOn,
        Optional<String> trainer,
        Path home,
        long seed) {}
