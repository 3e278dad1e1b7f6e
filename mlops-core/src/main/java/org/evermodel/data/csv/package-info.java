/** Tables from comma-separated text and its relatives. */
@NullMarked
package org.evermodel.data.csv;

import org.jspecify.annotations.NullMarked;
