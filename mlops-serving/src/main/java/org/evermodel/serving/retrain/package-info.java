/** Keeps what is served as good as the newest labelled rows allow. */
@NullMarked
package org.evermodel.serving.retrain;

import org.jspecify.annotations.NullMarked;
