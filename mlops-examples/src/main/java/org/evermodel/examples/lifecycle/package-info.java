/** The command that carries a model from the user's own file to a registered champion. */
@NullMarked
package org.evermodel.examples.lifecycle;

import org.jspecify.annotations.NullMarked;
