/** The command {@code registry}: what is remembered, and changes of it. */
@NullMarked
package org.evermodel.examples.registry;

import org.jspecify.annotations.NullMarked;
