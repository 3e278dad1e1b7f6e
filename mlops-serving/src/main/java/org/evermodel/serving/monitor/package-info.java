/** Watches what is asked and answered, and tells when it is no longer what it was. */
@NullMarked
package org.evermodel.serving.monitor;

import org.jspecify.annotations.NullMarked;
