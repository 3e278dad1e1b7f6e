/**
 * Tells listeners what happens in a registry, whichever process did it. Start at {@link org.evermodel.registry.event.Events}.
 */
@NullMarked
package org.evermodel.registry.event;

import org.jspecify.annotations.NullMarked;
