package org.evermodel.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.PatientLineage;

/**
 * Tells the lineage which versions answer at an endpoint, each once for each part it plays. Nothing it does fails.
 *
 * @param lineage is told
 * @param place the name of the endpoint
 * @param role what the one that answers is linked as
 */
record Herald(PatientLineage lineage, String place, String role) {
    /** Keeps who answers now, to be told at the next {@link PatientLineage#wake}. */
    void keep(Cast cast) {
        List<LineageLog.Link> links = new ArrayList<>();
        links.add(link(cast.champion(), role));
        cast.canary()
                .flatMap(canary -> cast.find(canary.version()))
                .ifPresent(canary -> links.add(link(canary, "as canary")));
        cast.shadows().forEach(shadow -> links.add(link(shadow, "as shadow")));
        lineage.keep(links);
    }

    private LineageLog.Link link(SharedModel model, String part) {
        Thing version = Thing.model(model.version().name(), model.number());
        return new LineageLog.Link(version, Thing.deployment(place), part, Map.of());
    }
}
