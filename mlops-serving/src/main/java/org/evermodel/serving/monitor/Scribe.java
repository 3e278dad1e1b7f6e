package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evermodel.data.Dataset;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.PatientLineage;

/**
 * Tells the lineage of each window that was judged: where its predictions were made, by which versions, how many, and the
 * digest of the rows each of them answered. The rows are those that were judged: of the columns of training, in which cells
 * of another type are missing. Nothing it does fails. Thread-safe.
 *
 * @param lineage is told
 * @param place the name of the endpoint that is watched
 * @param series tells the windows of this monitor from those of others
 */
record Scribe(PatientLineage lineage, String place, String series) {
    /**
     * What is to be told of a window, gathered while it stands still.
     *
     * @param window what was found in it
     * @param parts who answered in it
     */
    record Entry(WindowReport window, List<Part> parts) {
        static Entry of(WindowReport window, List<Ledger> ledgers, Reference reference) {
            return new Entry(
                    window,
                    ledgers.stream()
                            .filter(ledger -> ledger.size() > 0)
                            .map(ledger -> Part.of(ledger, reference))
                            .toList());
        }
    }

    /**
     * The part of one version in a window.
     *
     * @param version the version
     * @param role what it did
     * @param rows how many rows it answered
     * @param inputs the rows as they were judged
     */
    record Part(Thing version, String role, int rows, Dataset inputs) {
        static Part of(Ledger ledger, Reference reference) {
            return new Part(
                    Thing.model(ledger.version().name(), ledger.version().number()),
                    ledger.isShadow() ? "shadowed" : "answered",
                    ledger.size(),
                    ledger.sheet(reference).inputs());
        }
    }

    /** To be called by who keeps nobody waiting: digests are reckoned here. */
    void tell(Entry entry) {
        Instant from = entry.window().opened();
        Instant to = entry.window().closed();
        // A clock that was set back must not keep the window from being told.
        Thing window = Thing.window(
                place,
                from,
                to.isBefore(from) ? from : to,
                series,
                entry.window().window());
        List<LineageLog.Link> links = new ArrayList<>();
        links.add(new LineageLog.Link(Thing.deployment(place), window, LineageLog.AT, facts(entry.window())));
        for (Part part : entry.parts()) {
            Map<String, String> facts = Map.of(
                    "rows",
                    Integer.toString(part.rows()),
                    "inputs as judged",
                    part.inputs().fingerprint().toString());
            links.add(new LineageLog.Link(part.version(), window, part.role(), facts));
        }
        lineage.link(links);
    }

    private static Map<String, String> facts(WindowReport window) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("window", Long.toString(window.window()));
        facts.put("rows", Long.toString(window.rows()));
        facts.put("dropped", Long.toString(window.dropped()));
        facts.put("faults", Integer.toString(window.faults().size()));
        facts.put("alarms", window.activeAlarms().stream().map(Alert.Kind::id).collect(Collectors.joining(" ")));
        return facts;
    }
}
