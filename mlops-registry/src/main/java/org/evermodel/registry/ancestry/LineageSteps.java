package org.evermodel.registry.ancestry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.RunId;
import org.evermodel.port.Routing;
import org.evermodel.registry.keeper.DatasetContent;
import org.evermodel.registry.keeper.ModelDirectory;
import org.evermodel.registry.keeper.RoutingContent;
import org.evermodel.registry.keeper.VersionContent;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.registry.lineage.LineageNode.OfAlias;
import org.evermodel.registry.lineage.LineageNode.OfContent;
import org.evermodel.registry.lineage.LineageNode.OfDataset;
import org.evermodel.registry.lineage.LineageNode.OfDeployment;
import org.evermodel.registry.lineage.LineageNode.OfModel;
import org.evermodel.registry.lineage.LineageNode.OfRun;
import org.evermodel.registry.lineage.LineageNode.OfStep;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/**
 * The edges at one node of the lineage graph, found by the records that name it. Each pair of methods says the same from
 * both ends: what leads away from a node leads into the other.
 */
final class LineageSteps {
    private static final String STEP = "step.";

    private final Ledger ledger;
    private final Experiments experiments;
    private final ModelDirectory models;
    private final LineageLinks links;

    LineageSteps(Ledger ledger, Experiments experiments, LineageLinks links) {
        this.ledger = ledger;
        this.experiments = experiments;
        this.models = new ModelDirectory(ledger);
        this.links = links;
    }

    /** What came from a node. */
    Stream<Edge> from(LineageNode node) {
        return Stream.concat(known(node), links.from(node));
    }

    private Stream<Edge> known(LineageNode node) {
        if (node instanceof OfDataset dataset) {
            return all(fingerprint(dataset), content -> readers(dataset, content));
        }
        if (node instanceof OfContent content) {
            return readers(content, content.digest());
        }
        if (node instanceof OfRun run) {
            return all(experiments.find(run.id()), found -> fromRun(run, found));
        }
        if (node instanceof OfStep step) {
            return experiments.find(step.run()).stream().flatMap(found -> outputs(step, found, step.step()));
        }
        if (node instanceof OfModel model) {
            return models.find(ledger, model.name()).stream().flatMap(known -> answering(model, known.id()));
        }
        return node instanceof OfAlias alias && alias.alias().equals(Alias.CHAMPION)
                ? Stream.of(champion(alias))
                : Stream.empty();
    }

    /** The edges of what was found, read as they are wanted: mapped flat, all would be before the first. */
    private static <T> Stream<Edge> all(Optional<T> found, Function<T, Stream<Edge>> edges) {
        return found.map(edges).orElseGet(Stream::empty);
    }

    private static Edge champion(OfAlias alias) {
        return new Edge(alias, new OfDeployment(alias.name().value()), Alias.CHAMPION.value());
    }

    private Stream<Edge> readers(LineageNode node, Digest content) {
        return uses(Kinds.RUN_INPUT, content).map(use -> new Edge(node, new OfRun(use.run()), use.role()));
    }

    private Stream<Edge> fromRun(OfRun node, Run run) {
        Stream<Edge> steps = run.outputs().stream()
                .filter(use -> isStep(run, use.role()))
                .map(use -> new Edge(node, new OfStep(run.id(), use.role()), ""));
        Stream<Edge> outputs = run.outputs().stream()
                .filter(use -> !isStep(run, use.role()))
                .flatMap(use -> contents(use.content()).map(content -> new Edge(node, content, use.role())));
        Stream<Edge> versions = ledger.all(Kinds.RUN_VERSION, run.id() + "/")
                .flatMap(version -> model(version).stream())
                .map(model -> new Edge(node, model, ""));
        Stream<Edge> family = family(run).map(relative -> new Edge(node, new OfRun(relative), "part"));
        return Stream.concat(Stream.concat(steps, outputs), Stream.concat(versions, family));
    }

    private Stream<Edge> outputs(LineageNode node, Run run, String role) {
        return run.outputs().stream()
                .filter(use -> use.role().equals(role))
                .flatMap(use -> contents(use.content()).map(content -> new Edge(node, content, "")));
    }

    /** A pipeline says of each of its steps how it went, in a tag; what it made has the step's name as its role. */
    private static boolean isStep(Run run, String role) {
        return run.tags().containsKey(STEP + role);
    }

    /** The run that it is part of, and the runs that are part of it. */
    private Stream<RunId> family(Run run) {
        return Stream.concat(
                run.parent().stream(), experiments.children(run.id()).stream().map(Run::id));
    }

    private Stream<Edge> answering(OfModel model, String id) {
        Stream<Edge> aliases = models.aliases(id).entrySet().stream()
                .filter(alias -> alias.getValue() == model.number())
                .map(alias -> new Edge(model, new OfAlias(model.name(), alias.getKey()), ""));
        return Stream.concat(
                aliases, routed(id, model.name()).filter(edge -> edge.from().equals(model)));
    }

    private Stream<Edge> routed(String id, ModelName name) {
        Routing routing = ledger.find(Kinds.ROUTING, id)
                .map(record -> RoutingContent.read(record).routing())
                .orElseGet(Routing::champion);
        OfDeployment place = new OfDeployment(name.value());
        Stream<Edge> canary = routing.canary().stream()
                .map(one -> new Edge(
                        new OfModel(name, one.version()), place, String.format(Locale.ROOT, "canary %s", one.share())));
        Stream<Edge> shadows = routing.shadows().stream().map(one -> new Edge(new OfModel(name, one), place, "shadow"));
        return Stream.concat(canary, shadows);
    }

    /** What a node came from. */
    Stream<Edge> into(LineageNode node) {
        return Stream.concat(origins(node), links.into(node));
    }

    private Stream<Edge> origins(LineageNode node) {
        if (node instanceof OfDataset dataset) {
            return all(fingerprint(dataset), content -> makers(dataset, content));
        }
        if (node instanceof OfContent content) {
            return makers(content, content.digest());
        }
        if (node instanceof OfRun run) {
            return all(experiments.find(run.id()), found -> intoRun(run, found));
        }
        if (node instanceof OfStep step) {
            return Stream.of(new Edge(new OfRun(step.run()), step, ""));
        }
        if (node instanceof OfModel model) {
            return models.find(ledger, model.name()).stream()
                    .flatMap(known -> models.versionOrTombstone(ledger, known.id(), model.number()).stream())
                    .flatMap(version -> version.content().optionalText("run").stream())
                    .map(run -> new Edge(new OfRun(new RunId(run)), model, ""));
        }
        if (node instanceof OfAlias alias) {
            return named(alias.name(), alias.alias()).map(model -> new Edge(model, alias, ""));
        }
        return node instanceof OfDeployment place ? answers(place) : Stream.empty();
    }

    private Stream<Edge> intoRun(OfRun node, Run run) {
        Stream<Edge> inputs = run.inputs().stream()
                .flatMap(use -> contents(use.content()).map(content -> new Edge(content, node, use.role())));
        Stream<Edge> family = family(run).map(relative -> new Edge(new OfRun(relative), node, "part"));
        return Stream.concat(inputs, family);
    }

    private Stream<Edge> makers(LineageNode node, Digest content) {
        return uses(Kinds.RUN_OUTPUT, content)
                .flatMap(use -> experiments.find(use.run()).stream()
                        .map(run -> isStep(run, use.role())
                                ? new Edge(new OfStep(use.run(), use.role()), node, "")
                                : new Edge(new OfRun(use.run()), node, use.role())));
    }

    private Stream<OfModel> named(ModelName name, Alias alias) {
        return models.find(ledger, name).stream()
                .flatMap(known -> Optional.ofNullable(models.aliases(known.id()).get(alias)).stream()
                        .map(number -> new OfModel(known.name(), number)));
    }

    /** Who answers for a model, where a deployment has a model's name. */
    private Stream<Edge> answers(OfDeployment place) {
        if (!place.name().matches("[a-z][a-z0-9-]{0,62}")) {
            return Stream.empty();
        }
        return models.find(ledger, new ModelName(place.name())).stream()
                .flatMap(known -> Stream.concat(
                        named(known.name(), Alias.CHAMPION)
                                .map(any -> champion(new OfAlias(known.name(), Alias.CHAMPION))),
                        routed(known.id(), known.name())));
    }

    /** That a run read or made something. */
    private record Used(RunId run, String role) {}

    private Stream<Used> uses(String kind, Digest content) {
        String prefix = content.hex() + "/";
        return ledger.all(kind, prefix)
                .map(use -> use.decode(fields -> new Used(
                        new RunId(use.id().substring(prefix.length()).replaceFirst("(?s)/.*", "")),
                        fields.text("role"))));
    }

    private Optional<Digest> fingerprint(OfDataset dataset) {
        return Names.ofDatasets()
                .id(ledger, dataset.name())
                .flatMap(id -> ledger.find(Kinds.DATASET_VERSION, Kinds.numbered(id, dataset.number())))
                .map(version -> version.content().digest("fingerprint"));
    }

    /** The dataset versions that have the content; where there is none, the content itself. */
    private Stream<LineageNode> contents(Digest content) {
        String prefix = content.hex() + "/";
        List<LineageNode> datasets = ledger.all(Kinds.DATASET_CONTENT, prefix)
                .flatMap(entry ->
                        dataset(
                                entry.id().substring(prefix.length()),
                                entry.content().number(DatasetContent.NUMBER))
                                .stream())
                .toList();
        return datasets.isEmpty() ? Stream.of(new OfContent(content)) : datasets.stream();
    }

    private Optional<LineageNode> dataset(String id, long number) {
        return Series.ofDatasets().nameOf(ledger, id, DatasetName::new).map(name -> new OfDataset(name, (int) number));
    }

    private Optional<LineageNode> model(Stored link) {
        return Series.ofModels()
                .nameOf(ledger, link.content().text(VersionContent.MODEL), ModelName::new)
                .map(name -> new OfModel(name, (int) link.content().number(VersionContent.NUMBER)));
    }
}
