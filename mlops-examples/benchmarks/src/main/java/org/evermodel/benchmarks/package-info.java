/** Measurements with JMH. */
@NullMarked
package org.evermodel.benchmarks;

import org.jspecify.annotations.NullMarked;
