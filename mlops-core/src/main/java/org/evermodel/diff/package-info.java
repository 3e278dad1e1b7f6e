/**
 * What changed from one table to another: columns, rows, statistics and drift.
 *
 * <pre>{@code
 * DatasetDiff diff = DatasetDiff.between(january, february, DiffOptions.defaults().byKey("patient"));
 * diff.rows().changed();              // how many patients have other values now
 * diff.schema().compatibility();      // whether what reads January can read February
 * }</pre>
 */
@NullMarked
package org.evermodel.diff;

import org.jspecify.annotations.NullMarked;
