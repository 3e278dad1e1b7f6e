/** What commands that learn from a user's table have in common: the table, the names, the trainers. */
@NullMarked
package org.evermodel.examples.task;

import org.jspecify.annotations.NullMarked;
