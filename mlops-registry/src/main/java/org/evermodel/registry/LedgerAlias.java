package org.evermodel.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.VersionStatus;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.VersionNotOfferedException;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;

/** An alias as a record that says where it is, and a record for each of its moves. */
final class LedgerAlias implements ModelAlias {
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
        return models.find(ledger, name)
                .flatMap(model -> ledger.find(Kinds.ALIAS, AliasContent.id(model.id(), alias))
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
        return change(reason, place -> {
            if (place.now().to() == 0) {
                throw new NotFoundException(uri + " names no version, so it cannot be taken away");
            }
            return place.now().placed(0);
        });
    }

    @Override
    public AliasMove rollback(String reason) {
        return change(reason, Place::back);
    }

    @Override
    public AliasMove compareAndRollBack(int expected, String reason) {
        return change(reason, place -> place.expected(expected).back());
    }

    @Override
    public AliasMove rollForward(String reason) {
        return change(reason, Place::forward);
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
        return models.find(ledger, name)
                .flatMap(model -> ledger.find(Kinds.ALIAS, AliasContent.id(model.id(), alias))
                        .map(record -> pointer.applyAsInt(AliasContent.read(record)))
                        .filter(index -> index > 0)
                        .flatMap(index -> ledger.find(
                                Kinds.ALIAS_MOVE, Kinds.numbered(AliasContent.id(model.id(), alias), index)))
                        .map(AliasContent::version)
                        .filter(number -> number > 0)
                        .flatMap(number -> version(ledger, model, number)));
    }

    /** Where the alias is, for one change to be decided on. */
    private final class Place {
        private final Change change;
        private final ModelDirectory.Known model;
        private final Optional<Stored> record;

        Place(Change change, ModelDirectory.Known model) {
            this.change = change;
            this.model = model;
            this.record = change.find(Kinds.ALIAS, id());
        }

        AliasContent now() {
            return record.map(AliasContent::read).orElse(AliasContent.NEVER);
        }

        /** This place, if the alias names that version. */
        Place expected(int number) {
            if (now().to() != number) {
                throw new AliasConflictException(uri.toString(), number, now().to());
            }
            return this;
        }

        AliasContent back() {
            if (now().before() == 0) {
                throw new NotFoundException(uri + " has named no other version before, so it cannot be rolled back");
            }
            AliasContent earlier = move(now().before());
            existing(earlier.to());
            return now().backTo(earlier);
        }

        AliasContent forward() {
            if (now().redo() == 0) {
                throw new NotFoundException(
                        uri + " was not rolled back since it was last moved, so it cannot go forward");
            }
            AliasContent undone = move(now().redo());
            if (undone.to() > 0) {
                existing(undone.to());
            }
            return now().forwardTo(undone);
        }

        /** Placed at a version, anew unless it is there already. */
        AliasContent at(int number) {
            return number > 0 && now().to() == number ? now() : now().placed(existing(number));
        }

        AliasContent move(int index) {
            return change.find(Kinds.ALIAS_MOVE, moveId(index))
                    .map(AliasContent::read)
                    .orElseThrow(() -> new NotFoundException(
                            "move " + index + " of " + uri + " is missing from the registry; verify the store"));
        }

        /** The number, after the version was found sound. */
        int existing(int number) {
            ModelVersion version =
                    version(change, model, number).orElseThrow(() -> ModelDirectory.missing(name, number));
            if (version.status() != VersionStatus.READY) {
                throw new VersionNotOfferedException(version.uri(), version.status());
            }
            packages.verify(version.packageDigest());
            return number;
        }

        AliasMove to(AliasContent next, String reason) {
            if (next.index() == now().index()) {
                return AliasContent.move(record.orElseThrow(), model.name(), alias);
            }
            AliasMove move = next.move(model.name(), alias, change.at(), change.actor(), reason);
            record.ifPresentOrElse(
                    known -> change.replace(known, next.write(move)),
                    () -> change.create(Kinds.ALIAS, id(), next.write(move)));
            change.create(Kinds.ALIAS_MOVE, moveId(next.index()), next.write(move));
            change.note(AuditNote.of(next.kind().action(), ModelUri.of(model.name(), alias))
                    .because(reason)
                    .with(Map.of("from", String.valueOf(next.from()), "to", String.valueOf(next.to()))));
            return move;
        }

        private String moveId(int index) {
            return Kinds.numbered(id(), index);
        }

        private String id() {
            return AliasContent.id(model.id(), alias);
        }
    }

    private AliasMove change(String reason, Function<Place, AliasContent> decide) {
        return ledger.change(change -> {
            Place place = new Place(change, models.require(change, name));
            return place.to(decide.apply(place), reason);
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
    public String toString() {
        return uri + " -> "
                + current().map(version -> String.valueOf(version.number())).orElse("none");
    }
}
