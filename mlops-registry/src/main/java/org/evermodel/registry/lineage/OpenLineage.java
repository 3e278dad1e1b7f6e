package org.evermodel.registry.lineage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode.OfDataset;
import org.evermodel.registry.lineage.LineageNode.OfRun;
import org.evermodel.registry.lineage.LineageNode.OfStep;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/**
 * A lineage graph as run events of OpenLineage, one JSON object a line, for tools that draw or gather lineage.
 *
 * <p>Each run of the graph is one event, of the type that says how it ended. Its experiment is the job's namespace and its
 * name the job. Whatever leads into the run in the graph is an input, whatever came from it an output; all of them are
 * datasets to OpenLineage, in a namespace that tells their sort. As its run ids are UUIDs, the run's own identity stands
 * in a facet beside the UUID that is derived from it. Form: https://openlineage.io/spec/2-0-2/OpenLineage.json
 */
public final class OpenLineage {
    private static final String PRODUCER = "https://github.com/evermodel/evermodel";
    private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String CUSTOM = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet";
    private static final String PARENT =
            "https://openlineage.io/spec/facets/1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet";

    private final LineageGraph graph;
    private final Experiments experiments;

    private OpenLineage(LineageGraph graph, Experiments experiments) {
        this.graph = graph;
        this.experiments = experiments;
    }

    /** The events of the runs of a graph that are known to {@code experiments}, in the graph's order. */
    public static List<String> events(LineageGraph graph, Experiments experiments) {
        OpenLineage lineage = new OpenLineage(graph, experiments);
        List<String> events = new ArrayList<>();
        for (LineageNode node : graph.nodes()) {
            if (node instanceof OfRun run) {
                experiments.find(run.id()).ifPresent(found -> events.add(lineage.event(found)));
            }
        }
        return events;
    }

    private String event(Run run) {
        Instant at = run.end().map(Run.End::at).orElse(run.startedAt());
        return Content.builder()
                .put("eventType", type(run))
                .put("eventTime", at)
                .putObject("run", run(run))
                .putObject("job", job(run))
                .putList("inputs", things(run, true))
                .putList("outputs", things(run, false))
                .put("producer", PRODUCER)
                .put("schemaURL", SPEC)
                .build()
                .json();
    }

    private static String type(Run run) {
        return switch (run.status()) {
            case RUNNING -> "START";
            case FINISHED, REFUSED -> "COMPLETE";
            case FAILED -> "FAIL";
            case KILLED -> "ABORT";
        };
    }

    private Content run(Run run) {
        Content.Builder facets = Content.builder()
                .putObject(
                        "evermodel_run",
                        facet(CUSTOM)
                                .put("id", run.id())
                                .put("status", run.status())
                                .putTexts("params", new TreeMap<>(run.params()))
                                .build());
        run.parent()
                .flatMap(experiments::find)
                .ifPresent(parent -> facets.putObject(
                        "parent",
                        facet(PARENT)
                                .putObject(
                                        "run",
                                        Content.builder()
                                                .put("runId", uuid(parent))
                                                .build())
                                .putObject("job", job(parent))
                                .build()));
        return Content.builder()
                .put("runId", uuid(run))
                .putObject("facets", facets.build())
                .build();
    }

    private static Content.Builder facet(String schema) {
        return Content.builder().put("_producer", PRODUCER).put("_schemaURL", schema);
    }

    private static UUID uuid(Run run) {
        return UUID.nameUUIDFromBytes(run.id().value().getBytes(StandardCharsets.UTF_8));
    }

    private static Content job(Run run) {
        return Content.builder()
                .put("namespace", run.experiment())
                .put("name", run.name().isEmpty() ? run.id().value() : run.name())
                .build();
    }

    /** What leads into a run, or came from it; steps are told as what they led to. */
    private List<Content> things(Run run, boolean inputs) {
        OfRun node = new OfRun(run.id());
        Map<LineageNode, String> things = new LinkedHashMap<>();
        for (Edge edge : graph.edges()) {
            LineageNode here = inputs ? edge.to() : edge.from();
            LineageNode other = inputs ? edge.from() : edge.to();
            boolean isOfRun = here.equals(node)
                    || (here instanceof OfStep step && step.run().equals(run.id()));
            if (isOfRun && !(other instanceof OfRun) && !(other instanceof OfStep)) {
                things.put(other, edge.role());
            }
        }
        return things.keySet().stream().map(OpenLineage::thing).toList();
    }

    private static Content thing(LineageNode node) {
        String text = node.toString();
        int space = text.indexOf(' ');
        Content.Builder thing = Content.builder()
                .put("namespace", "evermodel." + text.substring(0, space))
                .put("name", text.substring(space + 1));
        return node instanceof OfDataset dataset
                ? thing.putObject(
                                "facets",
                                Content.builder()
                                        .putObject("version", version(dataset))
                                        .build())
                        .build()
                : thing.build();
    }

    private static Content version(OfDataset dataset) {
        return facet(
                        "https://openlineage.io/spec/facets/1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet")
                .put("datasetVersion", Integer.toString(dataset.number()))
                .build();
    }
}
