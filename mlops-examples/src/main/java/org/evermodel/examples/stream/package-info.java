/** Replays a table in order of time: a model answers it window by window, is watched, and is replaced where it pays. */
@NullMarked
package org.evermodel.examples.stream;

import org.jspecify.annotations.NullMarked;
