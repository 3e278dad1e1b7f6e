/**
 * Measurements with JMH. Each class measures one thing of ours beside its peer or floor: another library doing the same
 * work, or the least work that could do it. The README has the figures.
 */
@NullMarked
package org.evermodel.benchmarks;

import org.jspecify.annotations.NullMarked;
