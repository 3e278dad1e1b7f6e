/** Versions and whole registries on their way from one registry to another. */
@NullMarked
package org.evermodel.registry.transfer;

import org.jspecify.annotations.NullMarked;
