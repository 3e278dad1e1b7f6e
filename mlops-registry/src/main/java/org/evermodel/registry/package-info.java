/** The registry: what is remembered of models and of how they came to be. */
@NullMarked
package org.evermodel.registry;

import org.jspecify.annotations.NullMarked;
