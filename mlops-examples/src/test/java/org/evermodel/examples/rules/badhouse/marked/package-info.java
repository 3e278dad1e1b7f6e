/** Breaks no rule. */
@NullMarked
package org.evermodel.examples.rules.badhouse.marked;

import org.jspecify.annotations.NullMarked;
