/** Serves a registered model over HTTP. */
@NullMarked
package org.evermodel.examples.serve;

import org.jspecify.annotations.NullMarked;
