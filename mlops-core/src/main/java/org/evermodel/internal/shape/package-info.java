/** The types whose values can be told in JSON, told by the types alone: nothing that is read names a class. */
@NullMarked
package org.evermodel.internal.shape;

import org.jspecify.annotations.NullMarked;
