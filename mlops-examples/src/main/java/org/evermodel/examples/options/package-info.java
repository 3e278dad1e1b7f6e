/** Groups of command line options that several commands share, and what they come to. */
@NullMarked
package org.evermodel.examples.options;

import org.jspecify.annotations.NullMarked;
