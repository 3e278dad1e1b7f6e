package org.evermodel.registry.tracker;

import java.util.List;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.Run;
import org.evermodel.registry.tracking.RunOwner;

/** What happens to runs from outside: deletion, and the end of those whose owners have died. */
record RunChanges(Ledger ledger, Owners owners) {
    Run delete(RunId id, String reason) {
        return ledger.change(change -> {
            Stored run = required(change, id);
            if (Deleted.is(run)) {
                return read(change, run);
            }
            if (!RunContent.isEnded(run.content())) {
                throw new IllegalStateException("run " + id + " goes on, so it cannot be deleted; end it first");
            }
            versionOf(change, id).ifPresent(version -> {
                throw new IllegalStateException(
                        "run " + id + " cannot be deleted: version " + version + " came from it; delete that first");
            });
            change.note(AuditNote.of("run.deleted", "run " + id).because(reason));
            return read(change, Deleted.put(change, run, reason));
        });
    }

    /** A version that came from the run and was not deleted. */
    private Optional<String> versionOf(Change change, RunId id) {
        String prefix = id + "/";
        return ledger.all(Kinds.RUN_VERSION, prefix)
                .map(link -> link.id().substring(prefix.length()))
                .flatMap(version -> change.find(Kinds.MODEL_VERSION, version).stream())
                .filter(version -> version.content().texts(Indexes.DELETED).isEmpty())
                .map(version -> version.content().number("number") + " of model "
                        + change.find(Kinds.MODEL, version.content().text("model"))
                                .map(model -> model.content().text(RunContent.NAME))
                                .orElse(version.content().text("model")))
                .findFirst();
    }

    Run restore(RunId id, String reason) {
        return ledger.change(change -> {
            Stored run = required(change, id);
            if (!Deleted.is(run)) {
                return read(change, run);
            }
            change.note(AuditNote.of("run.restored", "run " + id).because(reason));
            return read(change, Deleted.remove(change, run));
        });
    }

    /** Ends those of the runs whose owner has died, unless that was done, or they came back to life, meanwhile. */
    List<Run> endOrphans(List<Run> suspects) {
        List<Run> ended = suspects.stream()
                .filter(Run::isOrphan)
                .flatMap(run -> endOrphan(run.id()).stream())
                .toList();
        owners.dropDead(() -> suspects.stream()
                .flatMap(run -> ledger.find(Kinds.RUN, run.id().value()).stream())
                .filter(run -> !RunContent.isEnded(run.content())));
        return ended;
    }

    private Optional<Run> endOrphan(RunId id) {
        return ledger.change(change -> {
            Stored run = required(change, id);
            Optional<RunOwner> owner = owners.new Glance().of(run).filter(who -> !who.alive());
            return owner.map(dead -> read(
                    change,
                    RunEnd.write(
                            change,
                            run,
                            Outcome.KILLED,
                            "its owner, process " + dead.pid() + " on " + dead.host()
                                    + ", has died; its lease was until " + dead.leasedUntil())));
        });
    }

    private Run read(Change change, Stored run) {
        return new RunReader(change, owners).read(run);
    }

    private static Stored required(Change change, RunId id) {
        return change.find(Kinds.RUN, id.value()).orElseThrow(() -> new NotFoundException("there is no run " + id));
    }
}
