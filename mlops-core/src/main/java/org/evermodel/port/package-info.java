/** What sibling modules say to one another, so that none imports another. */
@NullMarked
package org.evermodel.port;

import org.jspecify.annotations.NullMarked;
