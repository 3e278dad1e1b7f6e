/** What the implementer of a store provides. */
@NullMarked
package org.evermodel.spi;

import org.jspecify.annotations.NullMarked;
