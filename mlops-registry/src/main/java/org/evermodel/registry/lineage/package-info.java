/** What came from what. Start at {@link org.evermodel.registry.lineage.Lineage}. */
@NullMarked
package org.evermodel.registry.lineage;

import org.jspecify.annotations.NullMarked;
