package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.evermodel.ModelVersion;
import org.evermodel.examples.JsonLine;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.tracking.Run;

/** What is remembered, as JSON. */
final class Facts {
    private Facts() {}

    /** The aliases of a model and the versions they name, in words. */
    static String aliases(RegisteredModel model) {
        return model.aliases().entrySet().stream()
                .map(alias -> alias.getKey() + "=" + alias.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The measured values of a run, in words. */
    static String metrics(Run run) {
        return run.metrics().values().stream()
                .map(point -> point.name() + "=" + String.format(Locale.ROOT, "%.4g", point.value()))
                .collect(Collectors.joining(" "));
    }

    static ObjectNode of(RegisteredModel model) {
        ObjectNode object = JsonLine.object()
                .put("name", model.name().value())
                .put("id", model.id())
                .put("createdAt", model.createdAt().toString())
                .put("versions", model.versions());
        ObjectNode aliases = object.putObject("aliases");
        model.aliases().forEach((alias, number) -> aliases.put(alias.value(), number));
        return object;
    }

    static ObjectNode of(ModelVersion version) {
        ObjectNode object = JsonLine.object()
                .put("uri", version.uri().toString())
                .put("name", version.name().value())
                .put("version", version.number())
                .put("status", version.status().name())
                .put("description", version.description())
                .put("package", version.packageDigest().toString())
                .put("createdAt", version.createdAt().toString());
        version.run().ifPresent(run -> object.put("run", run.value()));
        putTexts(object, "tags", version.tags());
        return object;
    }

    static ObjectNode of(DatasetVersion version) {
        ObjectNode object = JsonLine.object()
                .put("name", version.name().value())
                .put("version", version.number())
                .put("fingerprint", version.fingerprint().toString())
                .put("rows", version.rows())
                .put("columns", version.schema().fields().size())
                .put("source", version.source())
                .put("actor", version.actor())
                .put("createdAt", version.createdAt().toString())
                .put("rowsKept", version.letGo().isEmpty());
        putTexts(object, "tags", version.tags());
        return object;
    }

    static ObjectNode of(Run run) {
        ObjectNode object = JsonLine.object()
                .put("run", run.id().value())
                .put("experiment", run.experiment().value())
                .put("name", run.name())
                .put("status", run.status().name())
                .put("user", run.user())
                .put("startedAt", run.startedAt().toString());
        run.parent().ifPresent(parent -> object.put("parent", parent.value()));
        run.end()
                .ifPresent(end -> object.put("outcome", end.outcome().name())
                        .put("reason", end.reason())
                        .put("endedAt", end.at().toString()));
        putTexts(object, "params", run.params());
        ObjectNode metrics = object.putObject("metrics");
        run.metrics().forEach((name, point) -> putReal(metrics, name, point.value()));
        putTexts(object, "tags", run.tags());
        putUses(object.putArray("inputs"), run.inputs());
        putUses(object.putArray("outputs"), run.outputs());
        return object;
    }

    private static void putUses(ArrayNode array, Iterable<Run.Use> uses) {
        uses.forEach(use -> array.addObject()
                .put("role", use.role())
                .put("content", use.content().toString()));
    }

    /** JSON has no NaN and no infinities: they stand as texts. */
    private static void putReal(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.put(name, Double.toString(value));
        }
    }

    static ObjectNode of(ModelAlias alias, String address) {
        ObjectNode object = JsonLine.object().put("alias", address);
        alias.current().ifPresent(version -> object.put("version", version.number()));
        alias.previous().ifPresent(version -> object.put("rollbackTo", version.number()));
        return object;
    }

    static ObjectNode of(AliasMove move) {
        ObjectNode object = JsonLine.object()
                .put("alias", address(move))
                .put("index", move.index())
                .put("kind", move.kind().name());
        move.from().ifPresent(from -> object.put("from", from));
        move.to().ifPresent(to -> object.put("to", to));
        return object.put("at", move.at().toString()).put("actor", move.actor()).put("reason", move.reason());
    }

    /** A moment as a person wants to read it, to the second. */
    static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The move in words. */
    static String sentence(AliasMove move) {
        return address(move) + ": " + version(move.from()) + " -> " + version(move.to());
    }

    static String version(OptionalInt number) {
        return number.isPresent() ? "version " + number.getAsInt() : "none";
    }

    private static String address(AliasMove move) {
        return "models:/" + move.model() + "@" + move.alias();
    }

    static ObjectNode of(AuditEntry entry) {
        ObjectNode object = JsonLine.object()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("subject", entry.subject())
                .put("reason", entry.reason());
        putTexts(object, "details", entry.details());
        return object.put("hash", entry.hash().toString());
    }

    static void putTexts(ObjectNode object, String field, Map<String, String> texts) {
        ObjectNode all = object.putObject(field);
        texts.forEach(all::put);
    }
}
