/** What is live: registered models that answer, and are exchanged while they do. */
@NullMarked
package org.evermodel.serving;

import org.jspecify.annotations.NullMarked;
