package org.evermodel.examples.lifecycle;

import org.evermodel.ModelVersion;
import org.evermodel.evaluate.Evaluated;

/**
 * A model that was judged, and the version it became.
 *
 * @param evaluated the model with its measures
 * @param version the version
 */
public record Registered(Evaluated evaluated, ModelVersion version) {
    /** The same model, and the version as it is now. */
    Registered as(ModelVersion now) {
        return new Registered(evaluated, now);
    }
}
