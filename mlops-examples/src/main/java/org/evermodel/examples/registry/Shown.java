package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.examples.JsonLine;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.tracking.Run;

/** All that is known of one thing, for a person and for a machine. */
record Shown(String text, JsonNode json) {
    static Shown of(Registry registry, Subject subject, String address) {
        if (subject instanceof Subject.OfModel model) {
            return model(registry, model.name());
        }
        if (subject instanceof Subject.OfVersion version) {
            return version(registry.models().resolve(version.uri()).orElseThrow(() -> unknown(address)));
        }
        if (subject instanceof Subject.OfDataset dataset) {
            return dataset(registry.datasets().versions(dataset.name()), address);
        }
        if (subject instanceof Subject.OfDatasetVersion version) {
            return version(
                    registry.datasets().find(version.name(), version.number()).orElseThrow(() -> unknown(address)));
        }
        return run(registry.experiments().find(((Subject.OfRun) subject).id()).orElseThrow(() -> unknown(address)));
    }

    static NotFoundException unknown(String address) {
        return new NotFoundException("there is no " + address
                + " in this home; registry list tells what there is, and --home names another home");
    }

    private static Shown model(Registry registry, ModelName name) {
        RegisteredModel model = registry.models().find(name).orElseThrow(() -> unknown("models:/" + name));
        List<ModelVersion> versions = registry.models().versions(name);
        TextTable table = new TextTable("VERSION", "STATUS", "ALIASES", "CREATED", "RUN", "TAGS");
        versions.forEach(version -> table.row(
                version.number(),
                version.status(),
                model.aliases().entrySet().stream()
                        .filter(alias -> alias.getValue() == version.number())
                        .map(alias -> alias.getKey().value())
                        .collect(Collectors.joining(" ")),
                Facts.moment(version.createdAt()),
                version.run().map(Object::toString).orElse(""),
                version.tags()));
        ObjectNode json = Facts.of(model);
        versions.stream().map(Facts::of).forEach(json.putArray("list")::add);
        return new Shown(model + "\n" + table.orElse("no versions"), json);
    }

    private static Shown version(ModelVersion version) {
        TextTable table = new TextTable(version.uri().toString(), "")
                .row("status", version.status())
                .row("created", Facts.moment(version.createdAt()))
                .row("package", version.packageDigest());
        version.run().ifPresent(run -> table.row("run", "runs:/" + run));
        version.tags().forEach((tag, value) -> table.row("tag " + tag, value));
        return new Shown(table.orElse(""), Facts.of(version));
    }

    private static Shown dataset(List<DatasetVersion> versions, String address) {
        if (versions.isEmpty()) {
            throw unknown(address);
        }
        TextTable table = new TextTable("VERSION", "ROWS", "COLUMNS", "CREATED", "ACTOR", "SOURCE");
        versions.forEach(version -> table.row(
                version.number(),
                version.rows(),
                version.schema().fields().size(),
                Facts.moment(version.createdAt()),
                version.actor(),
                version.source()));
        ObjectNode json = JsonLine.object().put("name", versions.get(0).name().value());
        versions.stream().map(Facts::of).forEach(json.putArray("list")::add);
        return new Shown(table.orElse(""), json);
    }

    private static Shown version(DatasetVersion version) {
        TextTable table = new TextTable("datasets:/" + version.name() + "/" + version.number(), "")
                .row("rows", version.rows())
                .row("fingerprint", version.fingerprint())
                .row("source", version.source())
                .row("created", Facts.moment(version.createdAt()) + " by " + version.actor());
        version.operations().forEach(operation -> table.row("operation", operation));
        version.tags().forEach((tag, value) -> table.row("tag " + tag, value));
        version.letGo().ifPresent(gone -> table.row("rows let go", gone));
        version.schema().fields().forEach(field -> table.row("column " + field.name(), field.type()));
        return new Shown(table.orElse(""), Facts.of(version));
    }

    private static Shown run(Run run) {
        TextTable table = new TextTable("runs:/" + run.id(), "")
                .row("experiment", run.experiment())
                .row("name", run.name())
                .row("started", Facts.moment(run.startedAt()));
        run.end()
                .ifPresent(end -> table.row(
                        "ended",
                        Facts.moment(end.at()) + " " + end.outcome()
                                + (end.reason().isEmpty() ? "" : ": " + end.reason())));
        run.params().forEach((name, value) -> table.row("param " + name, value));
        run.metrics().forEach((name, point) -> table.row("metric " + name, point.value()));
        run.tags().forEach((tag, value) -> table.row("tag " + tag, value));
        run.inputs().forEach(use -> table.row("input " + use.role(), use.content()));
        run.outputs().forEach(use -> table.row("output " + use.role(), use.content()));
        return new Shown(table.orElse(""), Facts.of(run));
    }
}
