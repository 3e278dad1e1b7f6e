/** How records are searched: filters as values and as text, orders, pages. */
@NullMarked
package org.evermodel.registry.search;

import org.jspecify.annotations.NullMarked;
