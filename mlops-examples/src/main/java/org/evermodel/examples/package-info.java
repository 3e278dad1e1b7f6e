/** Runnable tasks over the library. */
@NullMarked
package org.evermodel.examples;

import org.jspecify.annotations.NullMarked;
