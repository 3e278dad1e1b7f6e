/** Runs for people to see and for build servers to read: on a console, as Markdown, JSON and JUnit XML. */
@NullMarked
package org.evermodel.pipeline.report;

import org.jspecify.annotations.NullMarked;
