/** How events are delivered, and how far each subscription is. Not exported. */
@NullMarked
package org.evermodel.registry.courier;

import org.jspecify.annotations.NullMarked;
