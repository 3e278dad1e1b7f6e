package org.evermodel.examples.lifecycle;

import org.evermodel.ModelVersion;
import org.evermodel.evaluate.Evaluated;

/**
 * A model that passed its gates, and the version it became.
 *
 * @param evaluated the model with its measures
 * @param version the version
 */
record Registered(Evaluated evaluated, ModelVersion version) {}
