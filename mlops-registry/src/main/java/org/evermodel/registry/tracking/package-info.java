/** Runs and what is known about them: settings, measured values, inputs and outputs, the environment they ran in. */
@NullMarked
package org.evermodel.registry.tracking;

import org.jspecify.annotations.NullMarked;
