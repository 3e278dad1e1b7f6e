package org.evermodel.registry.lineage;

import org.evermodel.DatasetName;
import org.evermodel.ModelVersion;
import org.evermodel.port.LineageLog;
import org.evermodel.registry.catalogue.DatasetVersion;

/**
 * What came from what, as one graph: dataset versions and other content, runs with the runs that are parts of them and
 * their steps, model versions, the aliases and deployments they answer under now or have answered under, and windows of
 * predictions. A run's
 * input or output is recognised as a version of a dataset by its fingerprint. What follows from nothing the registry knows
 * is told to it as to any {@link LineageLog}: endpoints tell which versions have answered in them, monitors which windows
 * were judged, who answered in them and how many rows.
 *
 * <pre>{@code
 * registry.lineage().upstream(version).toMermaid();
 * registry.lineage().impact(new DatasetName("patients"), 3).models();
 * }</pre>
 *
 * <p>What happened in a run that is part of another is taken to touch all of the other, so a graph may show too much, but
 * never too little. The graph is followed from thing to thing by the store's indexes; what it costs depends on how large
 * the answer is. Thread-safe.
 */
public interface Lineage extends LineageLog {
    /** How far a graph is followed unless told. */
    int USUAL_DEPTH = 30;

    /** What a thing came from, at most so many steps away; a graph says whether there is more. */
    LineageGraph upstream(LineageNode node, int depth);

    /** What came from a thing, at most so many steps away; a graph says whether there is more. */
    LineageGraph downstream(LineageNode node, int depth);

    /** What a thing came from. */
    default LineageGraph upstream(LineageNode node) {
        return upstream(node, USUAL_DEPTH);
    }

    /** What came from a thing. */
    default LineageGraph downstream(LineageNode node) {
        return downstream(node, USUAL_DEPTH);
    }

    /** What a model version came from. */
    default LineageGraph upstream(ModelVersion version) {
        return upstream(new LineageNode.OfModel(version.name(), version.number()));
    }

    /** What came from a dataset version. */
    default LineageGraph downstream(DatasetVersion version) {
        return downstream(new LineageNode.OfDataset(version.name(), version.number()));
    }

    /** What a bad dataset version has touched: everything that came from it, each with a way to it. */
    default Impact impact(DatasetName name, int number) {
        return impact(new LineageNode.OfDataset(name, number));
    }

    /** What a thing has touched: everything that came from it, each with a way to it. */
    default Impact impact(LineageNode origin) {
        return Impact.of(origin, downstream(origin));
    }
}
