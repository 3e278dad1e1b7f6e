/** Steps and gates for the usual training pipeline: split, train, evaluate, judge, register. */
@NullMarked
package org.evermodel.pipeline.step;

import org.jspecify.annotations.NullMarked;
