package org.evermodel.registry.ancestry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.port.LineageLog;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;

/**
 * Links that were told, as records found by either end. An end is written as {@code sort:identity}, models and datasets by
 * the identities that outlive their names.
 */
record LineageLinks(Ledger ledger) {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ROLE = "role";
    private static final int PAGE = 500;
    private static final String SINCE = "since";
    private static final String FACTS = "facts";

    /** Records what is not recorded yet, in one change. */
    void add(List<LineageLog.Link> links) {
        ledger.change(change -> {
            Map<String, Told> added = new LinkedHashMap<>();
            for (LineageLog.Link link : links) {
                Content known = Content.builder()
                        .put(FROM, registered(change, node(link.from())).orElseThrow(() -> missing(link.from())))
                        .put(TO, registered(change, node(link.to())).orElseThrow(() -> missing(link.to())))
                        .put(ROLE, link.role())
                        .build();
                String id =
                        Digest.of(known.json().getBytes(StandardCharsets.UTF_8)).hex();
                if (change.find(Kinds.LINEAGE_LINK, id).isEmpty()) {
                    added.putIfAbsent(id, new Told(link, told(change, known, link)));
                }
            }
            added.forEach((id, one) -> change.create(Kinds.LINEAGE_LINK, id, one.content()));
            if (!added.isEmpty()) {
                change.note(note(added.values().iterator().next().link(), added.size()));
            }
            return added.size();
        });
    }

    private static Content told(Change change, Content known, LineageLog.Link link) {
        Content.Builder told = Content.builder().putAll(known).put(SINCE, change.at());
        return (link.facts().isEmpty() ? told : told.putTexts(FACTS, link.facts())).build();
    }

    /** A link and what is written of it. */
    private record Told(LineageLog.Link link, Content content) {}

    private static AuditNote note(LineageLog.Link first, int added) {
        String more = added > 1 ? " and " + (added - 1) + " more" : "";
        return AuditNote.of("lineage.linked", node(first.from()) + " -> " + node(first.to()) + more);
    }

    private static Optional<String> registered(Records records, LineageNode node) {
        return text(records, node).filter(text -> isThere(records, node));
    }

    private static boolean isThere(Records records, LineageNode node) {
        if (node instanceof LineageNode.OfDataset one) {
            return Names.ofDatasets()
                    .id(records, one.name())
                    .flatMap(id -> records.find(Kinds.DATASET_VERSION, Kinds.numbered(id, one.number())))
                    .isPresent();
        }
        if (node instanceof LineageNode.OfModel one) {
            return Names.ofModels()
                    .id(records, one.name())
                    .flatMap(id -> records.find(Kinds.MODEL_VERSION, Kinds.numbered(id, one.number())))
                    .isPresent();
        }
        return true;
    }

    private static NotFoundException missing(LineageLog.Thing thing) {
        return new NotFoundException("nothing can be linked to " + node(thing) + ", which is not registered");
    }

    Stream<Edge> from(LineageNode node) {
        return edges(FROM, node);
    }

    Stream<Edge> into(LineageNode node) {
        return edges(TO, node);
    }

    private Stream<Edge> edges(String end, LineageNode node) {
        // Not mapped flat, which would read all links of a node before the first is looked at.
        return text(ledger, node)
                .map(text -> new Condition.OneOf(Indexes.ATTRIBUTES + end, List.of(Indexes.form(text)), true))
                .map(this::links)
                .orElseGet(Stream::empty)
                .flatMap(link -> edge(link).stream());
    }

    /** The links that meet a condition, fetched page by page as they are wanted. */
    private Stream<Stored> links(Condition condition) {
        return Stream.iterate(
                        Optional.of(page(condition, Optional.empty())),
                        Optional::isPresent,
                        last -> last.flatMap(RecordQuery.Page::next).map(after -> page(condition, Optional.of(after))))
                .flatMap(Optional::stream)
                .flatMap(page -> page.entries().stream())
                .map(Stored::of);
    }

    private RecordQuery.Page page(Condition condition, Optional<RecordQuery.Position> after) {
        return ledger.search(
                new RecordQuery(Kinds.LINEAGE_LINK, List.of(condition), RecordQuery.Order.byId(), after, PAGE));
    }

    private Optional<Edge> edge(Stored link) {
        return link.decode(content -> node(content.text(FROM))
                .flatMap(from -> node(content.text(TO))
                        .map(to -> new Edge(
                                from,
                                to,
                                content.text(ROLE),
                                content.optionalText(SINCE).map(since -> content.instant(SINCE)),
                                content.texts(FACTS)))));
    }

    private static LineageNode node(LineageLog.Thing thing) {
        if (thing instanceof LineageLog.OfDataset one) {
            return new LineageNode.OfDataset(one.name(), one.number());
        }
        if (thing instanceof LineageLog.OfModel one) {
            return new LineageNode.OfModel(one.name(), one.number());
        }
        if (thing instanceof LineageLog.OfRun one) {
            return new LineageNode.OfRun(one.id());
        }
        if (thing instanceof LineageLog.OfStep one) {
            return new LineageNode.OfStep(one.run(), one.step());
        }
        if (thing instanceof LineageLog.OfDeployment one) {
            return new LineageNode.OfDeployment(one.name());
        }
        if (thing instanceof LineageLog.OfWindow one) {
            return new LineageNode.OfWindow(one.deployment(), one.from(), one.to(), one.series(), one.number());
        }
        return new LineageNode.OfContent(((LineageLog.OfContent) thing).digest());
    }

    /** How an end is written; empty where it is not registered, or none that a link can have. */
    private static Optional<String> text(Records records, LineageNode node) {
        if (node instanceof LineageNode.OfDataset one) {
            return Names.ofDatasets().id(records, one.name()).map(id -> "dataset:" + one.number() + "/" + id);
        }
        if (node instanceof LineageNode.OfModel one) {
            return Names.ofModels().id(records, one.name()).map(id -> "model:" + one.number() + "/" + id);
        }
        if (node instanceof LineageNode.OfRun one) {
            return Optional.of("run:" + one.id());
        }
        if (node instanceof LineageNode.OfStep one) {
            return Optional.of("step:" + one.run() + "/" + one.step());
        }
        if (node instanceof LineageNode.OfDeployment one) {
            return Optional.of("deployment:" + one.name());
        }
        if (node instanceof LineageNode.OfWindow one) {
            String window = one.from() + "/" + one.to() + "/" + one.deployment();
            return Optional.of(
                    one.series().isEmpty()
                            ? "window:" + window
                            : "numbered-window:" + one.series() + "/" + one.number() + "/" + window);
        }
        return node instanceof LineageNode.OfContent one ? Optional.of("content:" + one.digest()) : Optional.empty();
    }

    private Optional<LineageNode> node(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        String[] parts = rest.split("/", 2);
        return switch (text.substring(0, Math.max(0, colon))) {
            case "dataset" ->
                Series.ofDatasets()
                        .nameOf(ledger, parts[1], DatasetName::new)
                        .map(name -> new LineageNode.OfDataset(name, Integer.parseInt(parts[0])));
            case "model" ->
                Series.ofModels()
                        .nameOf(ledger, parts[1], ModelName::new)
                        .map(name -> new LineageNode.OfModel(name, Integer.parseInt(parts[0])));
            case "run" -> Optional.of(new LineageNode.OfRun(new RunId(rest)));
            case "step" -> Optional.of(new LineageNode.OfStep(new RunId(parts[0]), parts[1]));
            case "deployment" -> Optional.of(new LineageNode.OfDeployment(rest));
            case "window" -> Optional.of(window(rest.split("/", 3)));
            case "numbered-window" -> Optional.of(numberedWindow(rest.split("/", 5)));
            case "content" -> Optional.of(new LineageNode.OfContent(Digest.parse(rest)));
            default -> throw new IllegalArgumentException("\"" + text + "\" is no end of a link");
        };
    }

    private static LineageNode window(String[] parts) {
        return new LineageNode.OfWindow(parts[2], Instant.parse(parts[0]), Instant.parse(parts[1]));
    }

    private static LineageNode numberedWindow(String[] parts) {
        return new LineageNode.OfWindow(
                parts[4], Instant.parse(parts[2]), Instant.parse(parts[3]), parts[0], Long.parseLong(parts[1]));
    }
}
