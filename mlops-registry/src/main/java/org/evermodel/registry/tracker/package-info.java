/** How runs and environments are recorded. Not exported. */
@NullMarked
package org.evermodel.registry.tracker;

import org.jspecify.annotations.NullMarked;
