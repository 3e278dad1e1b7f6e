/** What a table looks like, column by column: counts, moments and fixed bins that merge exactly. */
@NullMarked
package org.evermodel.profile;

import org.jspecify.annotations.NullMarked;
