/** How searches are answered by the store's indexes. Not exported. */
@NullMarked
package org.evermodel.registry.finder;

import org.jspecify.annotations.NullMarked;
