package org.evermodel.serving.http;

import java.util.List;
import java.util.Optional;

/**
 * What the body of an inference request said.
 *
 * @param id to be repeated in the response
 * @param key whom it is about, so that the same version answers
 * @param inputs the tensors
 * @param outputs the names of the outputs wanted; empty for all
 */
record InferRequest(Optional<String> id, Optional<String> key, List<Tensor> inputs, List<String> outputs) {}
