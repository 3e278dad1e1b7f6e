/** What core's packages share and nobody else sees. */
@NullMarked
package org.evermodel.internal;

import org.jspecify.annotations.NullMarked;
