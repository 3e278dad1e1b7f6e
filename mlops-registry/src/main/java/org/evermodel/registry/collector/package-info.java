/** What a garbage collection remembers of the digests it has seen. Not exported. */
@NullMarked
package org.evermodel.registry.collector;

import org.jspecify.annotations.NullMarked;
