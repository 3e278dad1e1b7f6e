package org.evermodel.registry.tracker;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.port.RunFacts;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.tracking.Environment;
import org.evermodel.registry.tracking.Experiment;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;
import org.evermodel.registry.tracking.RunComparison;
import org.evermodel.spi.ArtifactStore;

/** Experiments and runs as records. */
public final class LedgerExperiments implements Experiments {
    private final Ledger ledger;
    private final LedgerEnvironments environments;
    private final ArtifactStore artifacts;
    private final Owners owners;
    private final RunStarts starts;
    private final RunChanges changes;
    private final ExperimentChanges experiments;
    private final RunSearch search;
    private final Names names = Names.ofExperiments();

    /** Experiments of {@code ledger}, whose runs take place in the current one of {@code environments}. */
    public LedgerExperiments(Ledger ledger, LedgerEnvironments environments, ArtifactStore artifacts, Owners owners) {
        this.ledger = ledger;
        this.environments = environments;
        this.artifacts = artifacts;
        this.owners = owners;
        this.starts = new RunStarts(ledger, environments, artifacts, owners);
        this.changes = new RunChanges(ledger, owners);
        this.experiments = new ExperimentChanges(ledger);
        this.search = new RunSearch(ledger, owners);
    }

    @Override
    public Recording start(ExperimentName experiment, String name) {
        return starts.start(experiment, name);
    }

    @Override
    public Optional<Recording> resume(RunId run) {
        return starts.resume(run);
    }

    @Override
    public List<ExperimentName> names() {
        return names.all(ledger, ExperimentName::new)
                .filter(name -> experiment(name).filter(Experiment::isDeleted).isEmpty())
                .toList();
    }

    @Override
    public Optional<Experiment> experiment(ExperimentName name) {
        return experiments.find(name);
    }

    @Override
    public List<Run> runs(ExperimentName experiment) {
        Optional<Stored> found = names.find(ledger, experiment).filter(record -> !Deleted.is(record));
        if (found.isEmpty()) {
            return List.of();
        }
        String prefix = found.get().id() + "/";
        RunReader reader = new RunReader(ledger, owners);
        List<Run> runs = new ArrayList<>();
        ledger.all(Kinds.EXPERIMENT_RUN, prefix)
                .map(entry -> entry.decode(content -> new RunId(entry.id().substring(prefix.length()))))
                .flatMap(id -> ledger.find(Kinds.RUN, id.value()).stream())
                .filter(run -> !Deleted.is(run))
                .forEach(run -> runs.add(reader.read(run)));
        Collections.reverse(runs);
        return runs;
    }

    @Override
    public Found<Run> search(Search what) {
        return search.find(what);
    }

    @Override
    public Optional<Run> find(RunId id) {
        return ledger.find(Kinds.RUN, id.value()).map(new RunReader(ledger, owners)::read);
    }

    @Override
    public Optional<RunFacts> facts(RunId id) {
        return find(id).map(run -> new RunFacts(
                id,
                run.name(),
                run.params(),
                run.tags(),
                inputs(run),
                environments.find(run.environment()).map(Environment::facts).orElse(Map.of())));
    }

    private static Map<String, List<Digest>> inputs(Run run) {
        return run.inputs().stream()
                .collect(Collectors.groupingBy(
                        Run.Use::role, LinkedHashMap::new, Collectors.mapping(Run.Use::content, Collectors.toList())));
    }

    @Override
    public Map<String, String> environment() {
        return environments.current().facts();
    }

    @Override
    public List<Run> children(RunId id) {
        return search.children(id);
    }

    @Override
    public List<MetricPoint> history(RunId id, String metric) {
        return ledger.all(Kinds.RUN_METRICS, id + "/")
                .flatMap(batch -> RunContent.points(batch.content(), metric).stream())
                .toList();
    }

    @Override
    public InputStream open(RunId id, String artifact) {
        ArtifactRef kept = required(id).artifacts().get(artifact);
        if (kept == null) {
            throw new NotFoundException("run " + id + " keeps no artifact \"" + artifact + "\"; it keeps "
                    + required(id).artifacts().keySet());
        }
        return artifacts.open(kept.digest());
    }

    @Override
    public RunComparison compare(List<RunId> runs) {
        return RunComparison.of(
                runs.stream().map(this::required).toList(), environments::find, run -> search.descendants(run.id()));
    }

    /** A page of experiments. */
    public Found<Experiment> searchExperiments(Search what) {
        return experiments.search(what);
    }

    private Run required(RunId id) {
        return find(id).orElseThrow(() -> new NotFoundException("there is no run " + id));
    }

    @Override
    public List<Run> inFlight() {
        return search.inFlight();
    }

    @Override
    public List<Run> endOrphans() {
        return changes.endOrphans(inFlight());
    }

    @Override
    public Run delete(RunId id, String reason) {
        return changes.delete(id, reason);
    }

    @Override
    public Run restore(RunId id, String reason) {
        return changes.restore(id, reason);
    }

    @Override
    public Experiment delete(ExperimentName name, String reason) {
        return experiments.delete(name, search::oneInFlight, reason);
    }

    @Override
    public Experiment restore(ExperimentName name, String reason) {
        return experiments.restore(name, reason);
    }

    @Override
    public Experiment rename(ExperimentName name, ExperimentName newName, String reason) {
        return experiments.rename(name, newName, reason);
    }

    @Override
    public Experiment tag(ExperimentName name, Map<String, String> tags) {
        return experiments.tag(name, tags);
    }

    @Override
    public Experiment untag(ExperimentName name, Set<String> tags) {
        return experiments.untag(name, tags);
    }

    @Override
    public String toString() {
        return "Experiments" + names();
    }
}
