package org.evermodel.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.ArtifactStore;

/** Remembers on the heap what runs told it. Thread-safe. */
public final class RememberingRecorder implements RunRecorder {
    public final List<Run> runs = new CopyOnWriteArrayList<>();
    private boolean isGoneAtTheEnd;
    private int outputsLeft = Integer.MAX_VALUE;
    private String missed = "";

    /** A recorder that cannot write any more when it is told of the n-th output. */
    public static RememberingRecorder goingAwayAtOutput(int n) {
        RememberingRecorder recorder = new RememberingRecorder();
        recorder.outputsLeft = n - 1;
        return recorder;
    }

    /** It cannot write once, when it is next told of a metric, an input or an output of this name. */
    public void goAwayOnceAt(String name) {
        missed = name;
    }

    private void reach(String name) {
        if (name.equals(missed)) {
            missed = "";
            throw new StorageException("the registry is away");
        }
    }

    /** From now on it cannot write how a run ends. */
    public void goAwayAtTheEnd() {
        isGoneAtTheEnd = true;
    }

    @Override
    public synchronized Recording start(ExperimentName experiment, String name) {
        Run run = new Run(
                new RunId((outputsLeft < Integer.MAX_VALUE ? "short-lived-" : "run-") + (runs.size() + 1)),
                experiment,
                name);
        runs.add(run);
        return run;
    }

    @Override
    public Optional<Recording> resume(RunId run) {
        return runs.stream()
                .filter(each -> each.id.equals(run))
                .<Recording>map(each -> each)
                .findFirst();
    }

    /** Those of a name, in the order in which they began; parts of runs are called as they are part of them. */
    public List<Run> named(String name) {
        return runs.stream().filter(run -> run.name.equals(name)).toList();
    }

    public Run last() {
        return runs.get(runs.size() - 1);
    }

    public final class Run implements Recording {
        public final RunId id;
        public final ExperimentName experiment;
        public final String name;
        public final Map<String, String> params = Collections.synchronizedMap(new LinkedHashMap<>());
        public final List<RunBatch> batches = new CopyOnWriteArrayList<>();
        public final List<String> points = new CopyOnWriteArrayList<>();
        public final Map<String, Double> metrics = Collections.synchronizedMap(new LinkedHashMap<>());
        public final Map<String, String> tags = Collections.synchronizedMap(new LinkedHashMap<>());
        public final Map<String, Digest> inputs = Collections.synchronizedMap(new LinkedHashMap<>());
        public final Map<String, Digest> outputs = Collections.synchronizedMap(new LinkedHashMap<>());
        public final List<String> ends = new CopyOnWriteArrayList<>();

        Run(RunId id, ExperimentName experiment, String name) {
            this.id = id;
            this.experiment = experiment;
            this.name = name;
        }

        @Override
        public RunId id() {
            return id;
        }

        @Override
        public Recording child(String name) {
            return start(experiment, name);
        }

        @Override
        public void log(RunBatch batch) {
            batch.params().forEach((param, value) -> {
                if (!params.getOrDefault(param, value).equals(value)) {
                    throw new IllegalArgumentException("param " + param + " is there already with another value");
                }
            });
            batch.metrics().forEach(point -> reach(point.name()));
            batches.add(batch);
            params.putAll(batch.params());
            batch.metrics().forEach(point -> {
                metrics.put(point.name(), point.value());
                points.add(point.name());
            });
            tags.putAll(batch.tags());
        }

        @Override
        public void untag(Set<String> names) {
            tags.keySet().removeAll(names);
        }

        @Override
        public void input(String role, Digest content) {
            reach(role);
            inputs.put(role, content);
        }

        @Override
        public void output(String role, Digest content) {
            reach(role);
            if (outputsLeft-- == 0) {
                throw new StorageException("the disk is full");
            }
            outputs.put(role, content);
        }

        @Override
        public ArtifactRef artifact(String name, ArtifactStore.Content content) {
            return RunRecorder.none().start(experiment, name).artifact(name, content);
        }

        @Override
        public void end(Outcome outcome, String reason) {
            if (isGoneAtTheEnd) {
                throw new StorageException("the disk is full");
            }
            ends.add(outcome + ": " + reason);
        }
    }
}
