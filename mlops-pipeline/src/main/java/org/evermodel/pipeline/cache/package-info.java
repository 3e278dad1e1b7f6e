/**
 * What a step's output depends on, named so that it can be compared: content, code, keys, and the journal that remembers
 * them. Not exported: the runner's own.
 */
@NullMarked
package org.evermodel.pipeline.cache;

import org.jspecify.annotations.NullMarked;
