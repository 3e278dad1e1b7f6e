/** The command {@code pipeline}: plans, runs, explains and reproduces the training pipeline of the lifecycle. */
@NullMarked
package org.evermodel.examples.pipeline;

import org.jspecify.annotations.NullMarked;
