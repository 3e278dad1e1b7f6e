package org.evermodel.examples.stream;

import org.evermodel.ModelName;
import org.evermodel.model.Labelled;

/**
 * What a stream's models are to answer.
 *
 * @param model what they are called
 * @param labelled the rows in order of time
 * @param recipe how they are made
 * @param request what the user wants
 */
record Question(ModelName model, Labelled labelled, Recipe recipe, StreamRequest request) {}
