package org.evermodel.registry;

import org.evermodel.ModelVersion;

/**
 * What came from what: dataset versions were read by runs, runs made model versions. A run's input is recognised as a
 * version of a dataset by its fingerprint. Thread-safe.
 *
 * <pre>{@code
 * registry.lineage().upstream(version).toMermaid();
 * }</pre>
 */
public interface Lineage {
    /** The run that made a model version, and what that run read. */
    LineageGraph upstream(ModelVersion version);

    /** The runs that read a dataset version, and the model versions they made. */
    LineageGraph downstream(DatasetVersion version);
}
