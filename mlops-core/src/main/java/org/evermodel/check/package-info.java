/** What a table must be before it is used: checks, and the report of what is wrong. */
@NullMarked
package org.evermodel.check;

import org.jspecify.annotations.NullMarked;
