/** Signatures of model versions with keys the host holds: who vouches for which bytes. */
@NullMarked
package org.evermodel.registry.signing;

import org.jspecify.annotations.NullMarked;
