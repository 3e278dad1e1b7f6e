/** How lineage is followed through the records. Not exported. */
@NullMarked
package org.evermodel.registry.ancestry;

import org.jspecify.annotations.NullMarked;
