package org.evermodel.examples.lifecycle;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.examples.task.TableRequest;

/**
 * What the user wants, checked as far as that is possible without a look at the data.
 *
 * @param table the table
 * @param timeOrdered whether the order of rows is that of time
 * @param trainer the trainer to use; without it trainers are compared
 * @param home where everything is remembered
 * @param seed decides everything that is drawn at random
 */
record LifecycleRequest(TableRequest table, boolean timeOrdered, Optional<String> trainer, Path home, long seed) {}
