package org.evermodel.registry.courier;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.RunId;
import org.evermodel.event.Event;
import org.evermodel.event.Origin;
import org.evermodel.registry.ledger.AuditRow;

/** Reads rows of the audit log as events. */
final class EventReader {
    private static final String MODELS = "models:/";
    private static final String RUN = "run ";
    private static final String TAG = "tag.";

    private final AuditRow row;
    private final Origin origin;

    private EventReader(AuditRow row) {
        this.row = row;
        this.origin = new Origin(
                row.sequence(),
                row.hash(),
                row.at(),
                row.actor(),
                row.action(),
                row.subject(),
                row.reason(),
                row.details());
    }

    /** The event; {@link Event.Other} for what has no type of its own, or not the form that the type wants. */
    static Event read(AuditRow row) {
        EventReader reader = new EventReader(row);
        try {
            return reader.typed();
        } catch (IllegalArgumentException e) {
            return new Event.Other(reader.origin);
        }
    }

    private Event typed() {
        return switch (row.action()) {
            case "model.registered" -> new Event.ModelRegistered(origin, model(), number(), tags());
            case "model.tagged", "model.untagged" ->
                new Event.ModelTagged(
                        origin, model(), version(), tags(), row.action().equals("model.untagged"));
            case "model.described" -> new Event.ModelDescribed(origin, model(), version(), detail("description"));
            case "model.renamed" ->
                new Event.ModelRenamed(origin, new ModelName(detail("from")), new ModelName(detail("to")));
            case "model.deleted" -> new Event.ModelDeleted(origin, model());
            case "model.restored" -> new Event.ModelRestored(origin, model());
            case "version.archived" -> new Event.VersionArchived(origin, model(), number());
            case "version.deleted" -> new Event.VersionDeleted(origin, model(), number());
            case "version.restored" -> new Event.VersionRestored(origin, model(), number());
            case "alias.moved", "alias.removed", "alias.rolled-back", "alias.rolled-forward" ->
                new Event.AliasMoved(origin, alias().name(), alias().alias(), named("from"), named("to"));
            case "alias.proposed" ->
                new Event.MoveProposed(
                        origin, alias().name(), alias().alias(), detail("proposal"), named("from"), named("to"));
            case "routing.changed" -> new Event.RoutingChanged(origin, model());
            case "dataset.registered" ->
                new Event.DatasetRegistered(
                        origin,
                        dataset(),
                        datasetVersion()
                                .orElseThrow(() -> new IllegalArgumentException("no version in " + row.subject())));
            case "run.started" -> new Event.RunStarted(origin, run(), new ExperimentName(detail("experiment")));
            case "run.ended" -> new Event.RunEnded(origin, run(), detail("outcome"));
            default -> family();
        };
    }

    private Event family() {
        if (row.action().startsWith("dataset.")) {
            return new Event.DatasetChanged(origin, dataset(), datasetVersion());
        }
        return row.action().startsWith("run.") ? new Event.RunLogged(origin, run()) : new Event.Other(origin);
    }

    private String detail(String name) {
        String value = row.details().get(name);
        if (value == null) {
            throw new IllegalArgumentException("audit row " + row.sequence() + " has no detail \"" + name + "\"");
        }
        return value;
    }

    private String after(String prefix) {
        if (!row.subject().startsWith(prefix)) {
            throw new IllegalArgumentException("\"" + row.subject() + "\" does not start with " + prefix);
        }
        return row.subject().substring(prefix.length());
    }

    private ModelName model() {
        return new ModelName(after(MODELS).replaceFirst("(?s)[/@].*", ""));
    }

    private OptionalInt version() {
        return after(MODELS).contains("/") ? OptionalInt.of(number()) : OptionalInt.empty();
    }

    private int number() {
        if (ModelUri.parse(row.subject()) instanceof ModelUri.OfVersion version) {
            return version.number();
        }
        throw new IllegalArgumentException("\"" + row.subject() + "\" names no version");
    }

    private ModelUri.OfAlias alias() {
        if (ModelUri.parse(row.subject()) instanceof ModelUri.OfAlias alias) {
            return alias;
        }
        throw new IllegalArgumentException("\"" + row.subject() + "\" names no alias");
    }

    private OptionalInt named(String detail) {
        int number = Integer.parseInt(detail(detail));
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        row.details().forEach((name, value) -> {
            if (name.startsWith(TAG)) {
                tags.put(name.substring(TAG.length()), value);
            }
        });
        return tags;
    }

    private DatasetName dataset() {
        return new DatasetName(row.subject().replaceFirst("(?s)/.*", ""));
    }

    private OptionalInt datasetVersion() {
        int slash = row.subject().indexOf('/');
        return slash < 0
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(row.subject().substring(slash + 1)));
    }

    private RunId run() {
        return new RunId(after(RUN));
    }
}
