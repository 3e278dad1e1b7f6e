/** Endpoints over HTTP, in the Open Inference Protocol. */
@NullMarked
package org.evermodel.serving.http;

import org.jspecify.annotations.NullMarked;
