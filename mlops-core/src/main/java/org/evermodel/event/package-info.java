/** What happens in a registry, told to whoever wants to know. */
@NullMarked
package org.evermodel.event;

import org.jspecify.annotations.NullMarked;
