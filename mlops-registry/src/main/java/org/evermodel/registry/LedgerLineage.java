package org.evermodel.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.DatasetName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.registry.LineageGraph.Edge;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/** Follows the records that lead from content to runs and from runs to versions. */
final class LedgerLineage implements Lineage {
    private final Ledger ledger;
    private final Experiments experiments;

    LedgerLineage(Ledger ledger, Experiments experiments) {
        this.ledger = ledger;
        this.experiments = experiments;
    }

    @Override
    public LineageGraph upstream(ModelVersion version) {
        LineageNode model = new LineageNode.OfModel(version.name(), version.number());
        Set<Edge> edges = new LinkedHashSet<>();
        version.run().ifPresent(id -> {
            LineageNode run = new LineageNode.OfRun(id);
            edges.add(new Edge(run, model, ""));
            experiments
                    .find(id)
                    .map(Run::inputs)
                    .orElse(List.of())
                    .forEach(input ->
                            contents(input).forEach(content -> edges.add(new Edge(content, run, input.role()))));
        });
        return LineageGraph.of(model, edges);
    }

    /** The dataset versions that have the content; where there is none, the content itself. */
    private List<LineageNode> contents(Run.Use input) {
        String prefix = input.content().hex() + "/";
        List<LineageNode> datasets = ledger.all(Kinds.DATASET_CONTENT, prefix)
                .map(entry -> dataset(
                        entry.id().substring(prefix.length()), entry.content().number(DatasetContent.NUMBER)))
                .flatMap(Optional::stream)
                .toList();
        return datasets.isEmpty() ? List.of(new LineageNode.OfContent(input.content())) : datasets;
    }

    private Optional<LineageNode> dataset(String id, long number) {
        return Series.ofDatasets()
                .nameOf(ledger, id, DatasetName::new)
                .map(name -> new LineageNode.OfDataset(name, (int) number));
    }

    @Override
    public LineageGraph downstream(DatasetVersion version) {
        LineageNode dataset = new LineageNode.OfDataset(version.name(), version.number());
        String prefix = version.fingerprint().hex() + "/";
        Set<Edge> edges = ledger.all(Kinds.RUN_INPUT, prefix)
                .flatMap(use -> edges(dataset, use, prefix))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return LineageGraph.of(dataset, edges);
    }

    private Stream<Edge> edges(LineageNode dataset, Stored use, String prefix) {
        RunId id = use.decode(
                content -> new RunId(use.id().substring(prefix.length()).replaceFirst("(?s)/.*", "")));
        LineageNode run = new LineageNode.OfRun(id);
        Stream<Edge> read = Stream.of(new Edge(dataset, run, use.content().text("role")));
        Stream<Edge> made = ledger.all(Kinds.RUN_VERSION, id + "/")
                .map(Stored::content)
                .flatMap(version -> model(version).stream())
                .map(model -> new Edge(run, model, ""));
        return Stream.concat(read, made);
    }

    private Optional<LineageNode> model(Content version) {
        return Series.ofModels()
                .nameOf(ledger, version.text(VersionContent.MODEL), ModelName::new)
                .map(name -> new LineageNode.OfModel(name, (int) version.number(VersionContent.NUMBER)));
    }

    @Override
    public String toString() {
        return "Lineage[upstream(model version), downstream(dataset version)]";
    }
}
