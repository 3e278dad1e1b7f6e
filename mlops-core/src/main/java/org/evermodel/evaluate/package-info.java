/** What models are worth: measures with their uncertainty. */
@NullMarked
package org.evermodel.evaluate;

import org.jspecify.annotations.NullMarked;
