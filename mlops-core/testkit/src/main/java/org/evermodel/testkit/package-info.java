/** Contract tests and fixtures. */
@NullMarked
package org.evermodel.testkit;

import org.jspecify.annotations.NullMarked;
