/** How the local store keeps its files; nothing here is for callers. */
@NullMarked
package org.evermodel.registry.internal;

import org.jspecify.annotations.NullMarked;
