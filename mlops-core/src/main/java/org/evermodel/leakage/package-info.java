/** What a model must not know when it learns: columns and rows that tell the target, or the test rows, beforehand. */
@NullMarked
package org.evermodel.leakage;

import org.jspecify.annotations.NullMarked;
