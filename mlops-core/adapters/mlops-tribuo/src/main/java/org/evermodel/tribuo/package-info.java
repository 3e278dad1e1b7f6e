/** Trainers and models over Tribuo. */
@NullMarked
package org.evermodel.tribuo;

import org.jspecify.annotations.NullMarked;
