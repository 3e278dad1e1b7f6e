package org.evermodel.registry.tracker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;

/** Experiments and runs as records. */
public final class LedgerExperiments implements Experiments {
    private final Ledger ledger;
    private final LedgerEnvironments environments;
    private final Names names = Names.ofExperiments();

    /** Experiments of {@code ledger}, whose runs take place in the current one of {@code environments}. */
    public LedgerExperiments(Ledger ledger, LedgerEnvironments environments) {
        this.ledger = ledger;
        this.environments = environments;
    }

    @Override
    public Recording start(ExperimentName experiment, String name) {
        RunId id = new RunId(ledger.newId());
        environments.current(); // Found out before the change, which others wait for.
        return ledger.change(change -> {
            String owner = names.id(change, experiment).orElseGet(() -> create(change, experiment));
            change.create(
                    Kinds.RUN,
                    id.value(),
                    Content.builder()
                            .put(RunContent.EXPERIMENT, owner)
                            .put(RunContent.NAME, name)
                            .put(RunContent.STARTED, change.at())
                            .put(RunContent.ENVIRONMENT, environments.recordCurrent(change))
                            .build());
            change.create(
                    Kinds.EXPERIMENT_RUN, owner + "/" + id, Content.builder().build());
            change.note(AuditNote.of("run.started", "run " + id)
                    .with(Map.of(RunContent.EXPERIMENT, experiment.value(), RunContent.NAME, name)));
            return new LedgerRecording(ledger, id);
        });
    }

    private String create(Change change, ExperimentName experiment) {
        String id = ledger.newId();
        names.create(change, experiment, id);
        change.create(
                Kinds.EXPERIMENT,
                id,
                Content.builder()
                        .put(RunContent.NAME, experiment)
                        .put("createdAt", change.at())
                        .build());
        return id;
    }

    @Override
    public List<ExperimentName> names() {
        return names.all(ledger, ExperimentName::new).toList();
    }

    @Override
    public List<Run> runs(ExperimentName experiment) {
        String prefix = names.id(ledger, experiment).map(id -> id + "/").orElse("");
        if (prefix.isEmpty()) {
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        ledger.all(Kinds.EXPERIMENT_RUN, prefix)
                .map(entry -> entry.decode(content -> new RunId(entry.id().substring(prefix.length()))))
                .forEach(id -> find(id).ifPresent(runs::add));
        Collections.reverse(runs);
        return runs;
    }

    @Override
    public Optional<Run> find(RunId id) {
        return ledger.find(Kinds.RUN, id.value()).map(run -> RunContent.read(run, experimentOf(run)));
    }

    private ExperimentName experimentOf(Stored run) {
        String id = run.content().text(RunContent.EXPERIMENT);
        return ledger.find(Kinds.EXPERIMENT, id)
                .map(experiment -> experiment.decode(content -> new ExperimentName(content.text(RunContent.NAME))))
                .orElseThrow(() -> new StorageException(
                        "record " + run.key() + " belongs to experiment " + id + ", which is missing"));
    }

    @Override
    public List<MetricPoint> history(RunId id, String metric) {
        List<MetricPoint> points = new ArrayList<>();
        ledger.all(Kinds.RUN_METRICS, id + "/").map(Stored::content).forEach(batch -> {
            Double value = batch.reals(RunContent.VALUES).get(metric);
            if (value != null) {
                points.add(new MetricPoint(metric, value, batch.number(RunContent.STEP), batch.instant(RunContent.AT)));
            }
        });
        return points;
    }

    @Override
    public String toString() {
        return "Experiments" + names();
    }
}
