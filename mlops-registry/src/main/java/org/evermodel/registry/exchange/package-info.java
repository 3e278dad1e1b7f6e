/** Versions and whole registries as archives, and what is told of versions that came from elsewhere. */
@NullMarked
package org.evermodel.registry.exchange;

import org.jspecify.annotations.NullMarked;
