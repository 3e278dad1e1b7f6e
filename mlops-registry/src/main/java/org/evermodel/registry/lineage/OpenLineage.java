package org.evermodel.registry.lineage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.evermodel.ModelUri;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode.OfAlias;
import org.evermodel.registry.lineage.LineageNode.OfContent;
import org.evermodel.registry.lineage.LineageNode.OfDataset;
import org.evermodel.registry.lineage.LineageNode.OfDeployment;
import org.evermodel.registry.lineage.LineageNode.OfModel;
import org.evermodel.registry.lineage.LineageNode.OfRun;
import org.evermodel.registry.lineage.LineageNode.OfStep;
import org.evermodel.registry.lineage.LineageNode.OfWindow;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/**
 * A lineage graph as run events of OpenLineage, one JSON object a line, for tools that draw or gather lineage.
 *
 * <pre>{@code
 * OpenLineage.of(registry.lineage().upstream(version), registry.experiments())
 *         .producedBy(URI.create("https://example.org/risk-team"))
 *         .named("production")
 *         .events();
 * }</pre>
 *
 * <p>Each run of the graph is an event of its start and, where it has ended, one of its end, of the type that says how. Its
 * job is named by its experiment and its name. Whatever leads into the run in the graph is an input, whatever came from it
 * an output; all of them are datasets to OpenLineage, in a namespace that tells their sort, the versions of one dataset or
 * model under one name with their number in the {@code version} facet. As its run ids are UUIDs, the run's own identity
 * stands in a facet beside the UUID that is derived from it. Immutable and thread-safe.
 *
 * <p>Form: https://openlineage.io/spec/2-0-2/OpenLineage.json
 */
public final class OpenLineage {
    /** Names the software by its coordinates, and claims no address that somebody might ask. */
    private static final URI PRODUCER = URI.create("pkg:maven/org.evermodel/mlops-registry");

    private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String CUSTOM = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet";
    private static final String PARENT =
            "https://openlineage.io/spec/facets/1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet";
    private static final String VERSION =
            "https://openlineage.io/spec/facets/1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet";

    private final LineageGraph graph;
    private final Experiments experiments;
    private final URI producer;
    private final String namespace;

    private OpenLineage(LineageGraph graph, Experiments experiments, URI producer, String namespace) {
        this.graph = graph;
        this.experiments = experiments;
        this.producer = producer;
        this.namespace = namespace;
    }

    /** The runs of a graph that are known to {@code experiments}. */
    public static OpenLineage of(LineageGraph graph, Experiments experiments) {
        return new OpenLineage(graph, experiments, PRODUCER, "evermodel");
    }

    /** The events of the runs of a graph that are known to {@code experiments}, in the graph's order. */
    public static List<String> events(LineageGraph graph, Experiments experiments) {
        return of(graph, experiments).events();
    }

    /**
     * A copy that says who tells the events; unless told it is the coordinates of this library.
     *
     * @param whom an absolute URI, such as the address of the host's code at a revision
     */
    public OpenLineage producedBy(URI whom) {
        if (!whom.isAbsolute()) {
            throw new IllegalArgumentException("the producer must be an absolute URI, but was \"" + whom + "\"");
        }
        return new OpenLineage(graph, experiments, whom, namespace);
    }

    /**
     * A copy whose jobs are in this namespace, and whose datasets are in namespaces that begin with it and a dot; so two
     * registries are told apart. Unless told it is {@code evermodel}.
     */
    public OpenLineage named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the namespace must not be blank");
        }
        return new OpenLineage(graph, experiments, producer, name);
    }

    /** The events, in the graph's order. */
    public List<String> events() {
        List<String> events = new ArrayList<>();
        for (LineageNode node : graph.nodes()) {
            if (node instanceof OfRun run) {
                experiments.find(run.id()).ifPresent(found -> addEvents(found, events));
            }
        }
        return events;
    }

    private void addEvents(Run run, List<String> events) {
        boolean ended = run.end().isPresent();
        events.add(event(run, "START", run.startedAt(), ended ? List.of() : things(run, false)));
        run.end().ifPresent(end -> events.add(event(run, type(run), end.at(), things(run, false))));
    }

    private String event(Run run, String type, Instant at, List<Content> outputs) {
        return Content.builder()
                .put("eventType", type)
                .put("eventTime", at)
                .putObject("run", run(run))
                .putObject("job", job(run))
                .putList("inputs", things(run, true))
                .putList("outputs", outputs)
                .put("producer", producer)
                .put("schemaURL", SPEC)
                .build()
                .json();
    }

    private static String type(Run run) {
        return switch (run.status()) {
            case FINISHED, REFUSED -> "COMPLETE";
            case FAILED -> "FAIL";
            case KILLED -> "ABORT";
            case RUNNING, WAITING -> "RUNNING";
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

    private Content.Builder facet(String schema) {
        return Content.builder().put("_producer", producer).put("_schemaURL", schema);
    }

    private static UUID uuid(Run run) {
        return UUID.nameUUIDFromBytes(run.id().value().getBytes(StandardCharsets.UTF_8));
    }

    private Content job(Run run) {
        return Content.builder()
                .put("namespace", namespace)
                .put("name", run.experiment() + "." + (run.name().isEmpty() ? run.id() : run.name()))
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
        return things.keySet().stream().map(this::thing).toList();
    }

    private Content thing(LineageNode node) {
        if (node instanceof OfDataset dataset) {
            return thing("dataset", dataset.name().value(), dataset.number());
        }
        if (node instanceof OfModel model) {
            return thing("model", model.name().value(), model.number());
        }
        if (node instanceof OfContent content) {
            return named("content", content.digest().toString()).build();
        }
        if (node instanceof OfWindow window) {
            return named("window", name(window)).build();
        }
        if (node instanceof OfDeployment place) {
            return named("deployment", place.name()).build();
        }
        if (node instanceof OfAlias alias) {
            return named("alias", ModelUri.of(alias.name(), alias.alias()).toString())
                    .build();
        }
        throw new IllegalArgumentException(node + " is no dataset to OpenLineage");
    }

    private static String name(OfWindow window) {
        String times = window.deployment() + "/" + window.from() + "/" + window.to();
        return window.series().isEmpty() ? times : times + "/" + window.series() + "/" + window.number();
    }

    private Content thing(String sort, String name, int number) {
        Content version =
                facet(VERSION).put("datasetVersion", Integer.toString(number)).build();
        return named(sort, name)
                .putObject(
                        "facets",
                        Content.builder().putObject("version", version).build())
                .build();
    }

    private Content.Builder named(String sort, String name) {
        return Content.builder().put("namespace", namespace + "." + sort).put("name", name);
    }
}
