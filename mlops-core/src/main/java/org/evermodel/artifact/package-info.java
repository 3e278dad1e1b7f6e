/** Values kept as verifiable bytes: bundles, manifests, codecs. */
@NullMarked
package org.evermodel.artifact;

import org.jspecify.annotations.NullMarked;
