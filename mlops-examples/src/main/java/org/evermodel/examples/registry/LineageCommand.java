package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.Visible;
import org.evermodel.registry.Registry;
import org.evermodel.registry.lineage.Impact;
import org.evermodel.registry.lineage.LineageGraph;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.registry.lineage.OpenLineage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry lineage models:/churn/3}: what a thing came from, what came from it, what it has touched. */
@Command(
        name = "lineage",
        sortOptions = false,
        description = "Tells what a model version, dataset version, run or deployment came from, or what came from it.")
final class LineageCommand implements Callable<Integer> {
    private static final String DEPLOYMENTS = "deployments:/";

    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(
            paramLabel = "ADDRESS",
            description = "models:/NAME/3, models:/NAME@ALIAS, datasets:/NAME/2, runs:/ID or deployments:/NAME.")
    private String address = "";

    @Option(names = "--downstream", description = "What came from it, in place of what it came from.")
    private boolean downstream;

    @Option(names = "--impact", description = "Everything it has touched, each thing with the way to it.")
    private boolean impact;

    @Option(names = "--mermaid", description = "As a Mermaid flowchart.")
    private boolean mermaid;

    @Option(names = "--openlineage", description = "As run events of OpenLineage, one JSON object a line.")
    private boolean openLineage;

    @Mixin
    private OutputOption output = new OutputOption();

    LineageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (impact && (mermaid || openLineage)) {
            throw new UsageException("--impact is a list; --downstream draws it with --mermaid or --openlineage");
        }
        try (Registry opened = registry.open()) {
            LineageNode node = node(opened);
            if (impact) {
                Impact touched = opened.lineage().impact(node);
                output.say(terminal, touched::toString, () -> json(touched));
                return 0;
            }
            LineageGraph graph = downstream
                    ? opened.lineage().downstream(node)
                    : opened.lineage().upstream(node);
            if (openLineage) {
                OpenLineage.events(graph, opened.experiments())
                        .forEach(event -> terminal.out().println(Visible.json(event)));
            } else {
                output.say(terminal, () -> mermaid ? graph.toMermaid() : text(graph), () -> json(graph));
            }
            return 0;
        }
    }

    private LineageNode node(Registry opened) {
        if (address.startsWith(DEPLOYMENTS)) {
            return new LineageNode.OfDeployment(address.substring(DEPLOYMENTS.length()));
        }
        Subject subject = Subject.parse(address);
        if (subject instanceof Subject.OfVersion version) {
            ModelUri uri = version.uri();
            ModelVersion found = opened.models().resolve(uri).orElseThrow(() -> Shown.unknown(address));
            return new LineageNode.OfModel(found.name(), found.number());
        }
        if (subject instanceof Subject.OfDataset || subject instanceof Subject.OfModel) {
            throw new UsageException("\"" + address + "\" has many versions; name one, as in " + address + "/1");
        }
        Subject.require(opened, subject, address);
        if (subject instanceof Subject.OfDatasetVersion version) {
            return new LineageNode.OfDataset(version.name(), version.number());
        }
        return new LineageNode.OfRun(((Subject.OfRun) subject).id());
    }

    private static String text(LineageGraph graph) {
        TextTable table = new TextTable("FROM", "AS", "TO", "SINCE");
        graph.edges()
                .forEach(edge -> table.row(
                        edge.from(),
                        edge.role(),
                        edge.to(),
                        edge.since().map(Facts::moment).orElse("")));
        return table.orElse("nothing is known") + (graph.complete() ? "" : "\nand more, further away");
    }

    private static ObjectNode json(LineageGraph graph) {
        ObjectNode object = JsonLine.object();
        ArrayNode nodes = object.putArray("nodes");
        graph.nodes().forEach(node -> nodes.add(node.toString()));
        ArrayNode edges = object.putArray("edges");
        graph.edges().forEach(edge -> edges.add(json(edge)));
        return object.put("complete", graph.complete());
    }

    private static ObjectNode json(LineageGraph.Edge edge) {
        ObjectNode object = JsonLine.object()
                .put("from", edge.from().toString())
                .put("to", edge.to().toString())
                .put("role", edge.role());
        edge.since().ifPresent(since -> object.put("since", since.toString()));
        if (!edge.facts().isEmpty()) {
            Facts.putTexts(object, "facts", edge.facts());
        }
        return object;
    }

    private static ObjectNode json(Impact impact) {
        ObjectNode object = JsonLine.object().put("origin", impact.origin().toString());
        ArrayNode touched = object.putArray("touched");
        for (List<LineageNode> path : impact.paths().values()) {
            ArrayNode way = touched.addObject()
                    .put("node", path.get(path.size() - 1).toString())
                    .putArray("path");
            path.forEach(node -> way.add(node.toString()));
        }
        return object.put("complete", impact.complete());
    }
}
