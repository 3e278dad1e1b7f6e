package org.evermodel.registry.keeper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;

/** An alias as a record that says where it is, and a record for each of its moves. */
final class LedgerAlias implements ModelAlias {
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final Packages packages;
    private final ModelName name;
    private final Alias alias;
    private final ModelUri uri;
    private final ModelDirectory models;

    LedgerAlias(Ledger ledger, Packages packages, ModelName name, Alias alias) {
        this.ledger = ledger;
        this.packages = packages;
        this.name = name;
        this.alias = alias;
        this.uri = ModelUri.of(name, alias);
        this.models = new ModelDirectory(ledger);
    }

    @Override
    public Optional<ModelVersion> current() {
        return named(model -> ledger.find(Kinds.ALIAS, AliasContent.id(model.id(), alias)));
    }

    /** The version that a record of the alias names, all of it as it stood at one moment. */
    private Optional<ModelVersion> named(Function<ModelDirectory.Known, Optional<Stored>> place) {
        Optional<ModelVersion> found = follow(place);
        // The alias may have moved on before its version was deleted, all while its record was looked for.
        return found.isPresent() ? found : ledger.atOnce(() -> follow(place));
    }

    private Optional<ModelVersion> follow(Function<ModelDirectory.Known, Optional<Stored>> place) {
        return models.find(ledger, name)
                .flatMap(model -> place.apply(model)
                        .map(AliasContent::version)
                        .filter(number -> number > 0)
                        .flatMap(number -> version(ledger, model, number)));
    }

    private Optional<ModelVersion> version(Records records, ModelDirectory.Known model, int number) {
        return models.version(records, model.id(), number).map(version -> VersionContent.read(version, model.name()));
    }

    @Override
    public AliasMove moveTo(int number, String reason) {
        return change(reason, place -> place.at(number));
    }

    @Override
    public AliasMove compareAndMove(int expected, int number, String reason) {
        return change(reason, place -> place.expected(expected).at(number));
    }

    @Override
    public AliasMove remove(String reason) {
        return change(reason, AliasPlace::away);
    }

    @Override
    public AliasMove rollback(String reason) {
        return change(reason, AliasPlace::back);
    }

    @Override
    public AliasMove compareAndRollBack(int expected, String reason) {
        return change(reason, place -> place.expected(expected).back());
    }

    @Override
    public AliasMove rollForward(String reason) {
        return change(reason, AliasPlace::forward);
    }

    @Override
    public AliasMove compareAndRollForward(int expected, String reason) {
        return change(reason, place -> place.expected(expected).forward());
    }

    @Override
    public Optional<ModelVersion> previous() {
        return afterMove(AliasContent::before);
    }

    @Override
    public Optional<ModelVersion> next() {
        return afterMove(AliasContent::redo);
    }

    /** The version it named after an earlier move, to which its record points. */
    private Optional<ModelVersion> afterMove(ToIntFunction<AliasContent> pointer) {
        return named(model -> ledger.find(Kinds.ALIAS, AliasContent.id(model.id(), alias))
                .map(record -> pointer.applyAsInt(AliasContent.read(record)))
                .filter(index -> index > 0)
                .flatMap(index ->
                        ledger.find(Kinds.ALIAS_MOVE, Kinds.numbered(AliasContent.id(model.id(), alias), index))));
    }

    private AliasMove change(String reason, Function<AliasPlace, AliasContent> decide) {
        return Soundness.change(ledger, packages, (change, soundness) -> {
            ModelDirectory.Known model = models.require(change, name);
            AliasPlace place = new AliasPlace(change, models, soundness, model, alias);
            AliasContent next = decide.apply(place);
            if (next.index() != place.now().index()) {
                Protections.requireFree(change, model, alias, next.kind());
            }
            return place.to(next, reason, Map.of());
        });
    }

    @Override
    public List<AliasMove> history() {
        return models.find(ledger, name).stream()
                .flatMap(model -> ledger.all(Kinds.ALIAS_MOVE, AliasContent.id(model.id(), alias) + "/")
                        .map(move -> AliasContent.move(move, model.name(), alias)))
                .toList();
    }

    @Override
    public OptionalInt asOf(Instant moment) {
        return models.find(ledger, name)
                .flatMap(model -> lastMove(AliasContent.id(model.id(), alias), moment))
                .map(AliasContent::version)
                .filter(number -> number > 0)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** The last move up to a moment, looked for from the last one backwards, as clocks may go back. */
    private Optional<Stored> lastMove(String id, Instant moment) {
        String before = "";
        while (true) {
            List<Stored> page = ledger.lastBefore(Kinds.ALIAS_MOVE, id + "/", before, PAGE);
            Optional<Stored> found = page.stream()
                    .filter(move -> !AliasContent.at(move).isAfter(moment))
                    .findFirst();
            if (found.isPresent() || page.size() < PAGE) {
                return found;
            }
            before = page.get(PAGE - 1).id();
        }
    }

    @Override
    public String toString() {
        return uri + " -> "
                + current().map(version -> String.valueOf(version.number())).orElse("none");
    }
}
