/** The words every other module uses. */
@NullMarked
package org.evermodel;

import org.jspecify.annotations.NullMarked;
