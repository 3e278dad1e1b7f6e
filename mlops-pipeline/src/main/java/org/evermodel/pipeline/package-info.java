/** Typed pipelines: steps, gates and their runs. */
@NullMarked
package org.evermodel.pipeline;

import org.jspecify.annotations.NullMarked;
