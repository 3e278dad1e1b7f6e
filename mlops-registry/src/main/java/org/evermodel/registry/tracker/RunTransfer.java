package org.evermodel.registry.tracker;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.Run;

/** Runs that were recorded elsewhere: how they are judged, and written as if they had been recorded here. */
public final class RunTransfer {
    private static final Names NAMES = Names.ofExperiments();

    private RunTransfer() {}

    /** Whether the run has ended: only then can it go elsewhere, as nobody could end it there. */
    public static boolean isEnded(Stored run) {
        return RunContent.isEnded(run.content());
    }

    /** The name of an experiment; a StorageException where the record has no such form. */
    public static ExperimentName experimentName(Stored experiment) {
        return experiment.decode(content -> new ExperimentName(content.text(RunContent.NAME)));
    }

    /** The identity of the experiment a run belongs to. */
    public static String experiment(Stored run) {
        return run.content().text(RunContent.EXPERIMENT);
    }

    /** What names the environment a run took place in. */
    public static Digest environment(Stored run) {
        return run.content().digest(RunContent.ENVIRONMENT);
    }

    /** Throws StorageException where a run, or what it logged, is not as a run that has ended must be. */
    public static void check(Stored run, List<Stored> batches) {
        Run read = RunContent.read(run, new ExperimentName("any"), java.util.Optional.empty());
        if (read.end().isEmpty()) {
            throw new StorageException("run " + read.id() + " has not ended");
        }
        requireDistinct(run, read.inputs());
        requireDistinct(run, read.outputs());
        if (run.content().numberOrZero(RunContent.BATCHES) != batches.size()) {
            throw new StorageException("run " + read.id() + " logged "
                    + run.content().numberOrZero(RunContent.BATCHES) + " times, but there are " + batches.size());
        }
        for (int i = 0; i < batches.size(); i++) {
            checkBatch(batches.get(i), Kinds.numbered(run.id(), i + 1));
        }
    }

    private static void requireDistinct(Stored run, List<Run.Use> uses) {
        Set<Run.Use> distinct = new HashSet<>(uses);
        if (distinct.size() < uses.size()) {
            throw new StorageException("run " + run.id() + " names what it used twice: " + uses);
        }
    }

    private static void checkBatch(Stored batch, String id) {
        if (!batch.id().equals(id)) {
            throw new StorageException("record " + batch.key() + " must have the id " + id);
        }
        Set<String> names =
                new HashSet<>(batch.content().reals(RunContent.VALUES).keySet());
        batch.decode(content -> content.list(RunContent.POINTS).stream()
                        .map(point -> point.text(RunContent.NAME))
                        .toList())
                .forEach(names::add);
        names.forEach(name -> batch.decode(content -> RunContent.points(content, name)));
    }

    /** Throws StorageException where an environment is none, or not the one that its id says. */
    public static void checkEnvironment(Stored environment) {
        environment.decode(EnvironmentContent::read);
        Digest digest = Digest.of(environment.content().json().getBytes(StandardCharsets.UTF_8));
        if (!digest.hex().equals(environment.id())) {
            throw new StorageException("record " + environment.key() + " is environment " + digest);
        }
    }

    /** Writes an environment where it is not known. */
    public static void addEnvironment(Change change, Stored environment) {
        if (change.find(Kinds.ENVIRONMENT, environment.id()).isEmpty()) {
            change.create(Kinds.ENVIRONMENT, environment.id(), environment.content());
        }
    }

    /** The identity of the experiment that has the name of this one; it comes into being where there is none. */
    public static String addExperiment(Change change, Stored experiment, Ledger ledger) {
        ExperimentName name = experimentName(experiment);
        return NAMES.find(change, name).map(Stored::id).orElseGet(() -> {
            String id = ledger.newId();
            NAMES.create(change, name, id);
            change.create(Kinds.EXPERIMENT, id, experiment.content());
            return id;
        });
    }

    /** Writes a run of an experiment, and what it logged, where it is not known: identities are given by chance, once. */
    public static void addRun(Change change, Stored run, List<Stored> batches, String experiment) {
        if (change.find(Kinds.RUN, run.id()).isPresent()) {
            return;
        }
        Content content = Content.builder()
                .putAll(run.content())
                .put(RunContent.EXPERIMENT, experiment)
                .without(RunContent.OWNER)
                .build();
        change.create(Kinds.RUN, run.id(), content);
        change.create(
                Kinds.EXPERIMENT_RUN,
                experiment + "/" + run.id(),
                Content.builder().build());
        batches.forEach(batch -> change.create(Kinds.RUN_METRICS, batch.id(), batch.content()));
        addUses(change, run, Kinds.RUN_INPUT, RunContent.INPUTS);
        addUses(change, run, Kinds.RUN_OUTPUT, RunContent.OUTPUTS);
    }

    private static void addUses(Change change, Stored run, String kind, String field) {
        for (Run.Use use : RunContent.uses(run.content(), field)) {
            change.create(
                    kind,
                    RunContent.useId(use.content(), new RunId(run.id()), use.role()),
                    Content.builder().put(RunContent.ROLE, use.role()).build());
        }
    }
}
