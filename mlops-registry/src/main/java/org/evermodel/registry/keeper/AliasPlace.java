package org.evermodel.registry.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.VersionStatus;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.VersionNotOfferedException;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Stored;

/** Where the alias is, for one change to be decided on. */
final class AliasPlace {
    private final Change change;
    private final ModelDirectory models;
    private final Soundness soundness;
    private final ModelDirectory.Known model;
    private final Alias alias;
    private final ModelUri uri;
    private final Optional<Stored> record;

    AliasPlace(Change change, ModelDirectory models, Soundness soundness, ModelDirectory.Known model, Alias alias) {
        this.change = change;
        this.models = models;
        this.soundness = soundness;
        this.model = model;
        this.alias = alias;
        this.uri = ModelUri.of(model.name(), alias);
        this.record = change.find(Kinds.ALIAS, id());
    }

    AliasContent now() {
        return record.map(AliasContent::read).orElse(AliasContent.NEVER);
    }

    /** Nowhere, from somewhere. */
    AliasContent away() {
        if (now().to() == 0) {
            throw new NotFoundException(uri + " names no version, so it cannot be taken away");
        }
        return now().placed(0);
    }

    /** This place, if the alias names that version. */
    AliasPlace expected(int number) {
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
            throw new NotFoundException(uri + " was not rolled back since it was last moved, so it cannot go forward");
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
        ModelVersion version = models.version(change, model.id(), number)
                .map(found -> VersionContent.read(found, model.name()))
                .orElseThrow(() -> ModelDirectory.missing(model.name(), number));
        if (version.status() != VersionStatus.READY) {
            throw new VersionNotOfferedException(version.uri(), version.status());
        }
        soundness.require(version);
        return number;
    }

    AliasMove to(AliasContent next, String reason, Map<String, String> facts) {
        if (next.index() == now().index()) {
            return AliasContent.move(record.orElseThrow(), model.name(), alias);
        }
        AliasMove move = next.move(model.name(), alias, change.at(), change.actor(), reason);
        record.ifPresentOrElse(
                known -> change.replace(known, next.write(move)),
                () -> change.create(Kinds.ALIAS, id(), next.write(move)));
        change.create(Kinds.ALIAS_MOVE, moveId(next.index()), next.write(move));
        Map<String, String> details = new TreeMap<>(facts);
        details.put("from", String.valueOf(next.from()));
        details.put("to", String.valueOf(next.to()));
        change.note(AuditNote.of(next.kind().action(), uri).because(reason).with(details));
        return move;
    }

    private String moveId(int index) {
        return Kinds.numbered(id(), index);
    }

    private String id() {
        return AliasContent.id(model.id(), alias);
    }
}
