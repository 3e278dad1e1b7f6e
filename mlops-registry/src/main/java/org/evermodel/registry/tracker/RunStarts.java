package org.evermodel.registry.tracker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.ExperimentName;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.ArtifactStore;

/** How runs begin. */
record RunStarts(Ledger ledger, LedgerEnvironments environments, ArtifactStore artifacts, Owners owners) {
    private static final Names NAMES = Names.ofExperiments();

    /** Where a run belongs. */
    private record Place(String experiment, String name) {}

    Recording start(ExperimentName experiment, String name) {
        return start(name, Optional.empty(), change -> experiment(change, experiment));
    }

    Recording child(RunId parent, String name) {
        return start(name, Optional.of(parent), change -> running(change, parent));
    }

    private Recording start(String name, Optional<RunId> parent, Function<Change, Place> placeOf) {
        RunId id = new RunId(ledger.newId());
        environments.current(); // Found out before the change, which others wait for.
        Map<String, String> owner = owners.claim();
        ledger.change(change -> {
            Place place = placeOf.apply(change);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put(RunContent.EXPERIMENT, place.name());
            facts.put(RunContent.NAME, name);
            parent.ifPresent(run -> facts.put(RunContent.PARENT, run.value()));
            change.note(AuditNote.of("run.started", "run " + id).with(facts));
            change.create(
                    Kinds.EXPERIMENT_RUN,
                    place.experiment() + "/" + id,
                    Content.builder().build());
            return change.create(
                    Kinds.RUN,
                    id.value(),
                    Content.builder()
                            .put(RunContent.EXPERIMENT, place.experiment())
                            .put(RunContent.NAME, name)
                            .put(RunContent.PARENT, parent)
                            .put(RunContent.USER, change.actor())
                            .put(RunContent.STARTED, change.at())
                            .put(RunContent.ENVIRONMENT, environments.recordCurrent(change))
                            .putTexts(RunContent.OWNER, owner)
                            .build());
        });
        owners.opened();
        return new LedgerRecording(this, id, owner);
    }

    /** The run in the hands of this owner, whoever had it before; empty where there is no such run. */
    Optional<Recording> resume(RunId id) {
        if (ledger.find(Kinds.RUN, id.value()).isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> claim = owners.claim();
        Stored resumed = ledger.change(change -> {
            Stored run = change.find(Kinds.RUN, id.value())
                    .orElseThrow(() -> new NotFoundException("there is no run " + id));
            if (Deleted.is(run)) {
                throw new IllegalStateException("run " + id + " is deleted and cannot go on; restore it first");
            }
            change.note(AuditNote.of("run.resumed", "run " + id));
            return change.replace(run, RunContent.resumed(run.content(), claim, change.at()));
        });
        owners.opened();
        return Optional.of(new LedgerRecording(this, id, resumed.content().texts(RunContent.OWNER)));
    }

    private static Place running(Change change, RunId parent) {
        Stored run = change.find(Kinds.RUN, parent.value())
                .orElseThrow(() -> new NotFoundException("there is no run " + parent + " to be a part of"));
        if (RunContent.isEnded(run.content())) {
            throw new IllegalStateException(RunEnd.refusal(run));
        }
        String experiment = run.content().text(RunContent.EXPERIMENT);
        String name = change.find(Kinds.EXPERIMENT, experiment)
                .map(record -> record.content().text(RunContent.NAME))
                .orElse(experiment);
        return new Place(experiment, name);
    }

    private Place experiment(Change change, ExperimentName name) {
        Optional<Stored> known = NAMES.find(change, name);
        if (known.isEmpty()) {
            return new Place(create(change, name), name.value());
        }
        if (Deleted.is(known.get())) {
            throw new IllegalStateException("experiment " + name
                    + " is deleted, so no run can start in it; restore it first," + " or use another name");
        }
        return new Place(known.get().id(), name.value());
    }

    private String create(Change change, ExperimentName experiment) {
        String id = ledger.newId();
        NAMES.create(change, experiment, id);
        change.create(
                Kinds.EXPERIMENT,
                id,
                Content.builder()
                        .put(RunContent.NAME, experiment)
                        .put("createdAt", change.at())
                        .build());
        return id;
    }
}
