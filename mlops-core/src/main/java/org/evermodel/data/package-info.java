/** Tables: typed columns, schemas, rows and their fingerprints. */
@NullMarked
package org.evermodel.data;

import org.jspecify.annotations.NullMarked;
