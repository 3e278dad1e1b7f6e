/** Tables that are the results of database queries. */
@NullMarked
package org.evermodel.data.jdbc;

import org.jspecify.annotations.NullMarked;
