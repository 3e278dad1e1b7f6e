/** Trains a registered model again, from what is remembered of it, and certifies what came out. */
@NullMarked
package org.evermodel.pipeline.reproduce;

import org.jspecify.annotations.NullMarked;
