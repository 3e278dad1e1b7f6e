/** What a run leaves behind as it goes on, so that another process can go on with it. */
@NullMarked
package org.evermodel.pipeline.journal;

import org.jspecify.annotations.NullMarked;
