/** Tables in Apache Parquet files. */
@NullMarked
package org.evermodel.parquet;

import org.jspecify.annotations.NullMarked;
