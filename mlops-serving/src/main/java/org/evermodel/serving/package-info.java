/**
 * What is live: registered models that answer, and are exchanged while they do. Start at
 * {@link org.evermodel.serving.Endpoint}.
 */
@NullMarked
package org.evermodel.serving;

import org.jspecify.annotations.NullMarked;
