package org.evermodel.serving.http;

import java.util.Optional;

/**
 * What the body of a request to {@code /invocations} said.
 *
 * @param grid the rows
 * @param key whom it is about, so that the same version answers
 */
record Invocation(Grid grid, Optional<String> key) {}
