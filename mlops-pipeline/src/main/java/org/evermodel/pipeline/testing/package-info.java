/** Assertions about runs and plans, for tests of pipelines with any test framework. */
@NullMarked
package org.evermodel.pipeline.testing;

import org.jspecify.annotations.NullMarked;
