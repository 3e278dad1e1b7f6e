/** The commands that look at tables: what is in them, whether they drifted, are as they should be, leak, or differ. */
@NullMarked
package org.evermodel.examples.data;

import org.jspecify.annotations.NullMarked;
