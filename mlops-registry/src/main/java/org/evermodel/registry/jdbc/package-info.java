/** A store in a database that the host brings. */
@NullMarked
package org.evermodel.registry.jdbc;

import org.jspecify.annotations.NullMarked;
