package org.evermodel.registry.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;
import org.evermodel.spi.ArtifactStore;

/** A run in progress. Each call is one durable change, so that a killed run keeps all it had logged. */
final class LedgerRecording implements Recording {
    private final RunStarts starts;
    private final RunId id;
    private final Map<String, String> owner;
    private final AtomicBoolean closed = new AtomicBoolean();

    LedgerRecording(RunStarts starts, RunId id, Map<String, String> owner) {
        this.starts = starts;
        this.id = id;
        this.owner = owner;
    }

    @Override
    public RunId id() {
        return id;
    }

    @Override
    public Recording child(String name) {
        return starts.child(id, name);
    }

    @Override
    public void log(RunBatch batch) {
        if (batch.isEmpty()) {
            return;
        }
        change(action(batch), change -> {
            Stored run = running(change);
            Map<String, String> params = params(run, batch.params());
            boolean isNew = !batch.metrics().isEmpty()
                    || !batch.tags().isEmpty()
                    || !params.equals(run.content().texts(RunContent.PARAMS));
            return isNew ? log(change, run, batch, params) : run;
        });
    }

    private static String action(RunBatch batch) {
        if (batch.metrics().isEmpty() && batch.tags().isEmpty()) {
            return "run.params";
        }
        if (batch.params().isEmpty() && batch.tags().isEmpty()) {
            return "run.metrics";
        }
        return batch.params().isEmpty() && batch.metrics().isEmpty() ? "run.tags" : "run.batch";
    }

    private Map<String, String> params(Stored run, Map<String, String> params) {
        Map<String, String> all = new LinkedHashMap<>(run.content().texts(RunContent.PARAMS));
        params.forEach((name, value) -> {
            String earlier = all.putIfAbsent(name, value);
            if (earlier != null && !earlier.equals(value)) {
                throw new IllegalArgumentException("param \"" + name + "\" of run " + id + " is \"" + earlier
                        + "\" and cannot become \"" + value + "\"");
            }
        });
        return all;
    }

    private Stored log(Change change, Stored run, RunBatch batch, Map<String, String> params) {
        Content.Builder content = Content.builder().putAll(run.content());
        if (!batch.params().isEmpty()) {
            content.putTexts(RunContent.PARAMS, params);
        }
        if (!batch.metrics().isEmpty()) {
            metrics(change, run, points(batch, change.at()), content);
        }
        if (!batch.tags().isEmpty()) {
            Map<String, String> tags = new LinkedHashMap<>(run.content().texts(RunContent.TAGS));
            tags.putAll(batch.tags());
            content.putTexts(RunContent.TAGS, tags);
        }
        return rewrite(change, run, content);
    }

    private static List<MetricPoint> points(RunBatch batch, Instant now) {
        return batch.metrics().stream()
                .map(point -> new MetricPoint(
                        point.name(), point.value(), point.step(), point.at().orElse(now)))
                .toList();
    }

    private void metrics(Change change, Stored run, List<MetricPoint> points, Content.Builder content) {
        Map<String, MetricPoint> latest = RunContent.latest(run.content());
        points.forEach(point -> latest.merge(point.name(), point, (old, now) -> old.isAfter(now) ? old : now));
        long batch = run.content().numberOrZero(RunContent.BATCHES) + 1;
        change.create(Kinds.RUN_METRICS, Kinds.numbered(id.value(), batch), RunContent.batch(points, change.at()));
        content.putObjects(RunContent.METRICS, RunContent.metrics(latest)).put(RunContent.BATCHES, batch);
    }

    @Override
    public void untag(Set<String> names) {
        change("run.untagged", change -> {
            Stored run = running(change);
            Map<String, String> left = new LinkedHashMap<>(run.content().texts(RunContent.TAGS));
            return left.keySet().removeAll(names)
                    ? rewrite(change, run, copy(run).putTexts(RunContent.TAGS, left))
                    : run;
        });
    }

    @Override
    public void input(String role, Digest content) {
        use("run.input", Kinds.RUN_INPUT, RunContent.INPUTS, new Run.Use(role, content));
    }

    @Override
    public void output(String role, Digest content) {
        use("run.output", Kinds.RUN_OUTPUT, RunContent.OUTPUTS, new Run.Use(role, content));
    }

    private void use(String action, String kind, String field, Run.Use use) {
        change(action, change -> {
            Stored run = running(change);
            List<Run.Use> uses = new ArrayList<>(RunContent.uses(run.content(), field));
            if (uses.contains(use)) {
                return run;
            }
            uses.add(use);
            change.create(
                    kind,
                    RunContent.useId(use.content(), id, use.role()),
                    Content.builder().put(RunContent.ROLE, use.role()).build());
            return rewrite(change, run, copy(run).putList(field, RunContent.contents(uses)));
        });
    }

    @Override
    public ArtifactRef artifact(String name, ArtifactStore.Content content) {
        ArtifactNames.require(name);
        ArtifactRef kept = starts.artifacts().put(content);
        change("run.artifact", change -> {
            Stored run = running(change);
            Map<String, ArtifactRef> all = RunContent.artifacts(run.content());
            ArtifactRef earlier = all.putIfAbsent(name, kept);
            if (earlier != null && !earlier.digest().equals(kept.digest())) {
                throw new IllegalArgumentException(
                        "artifact \"" + name + "\" of run " + id + " is there already with other" + " bytes, " + earlier
                                + ", and cannot become " + kept + "; give it another name");
            }
            return earlier == null ? rewrite(change, run, artifacts(run, all)) : run;
        });
        return kept;
    }

    private static Content.Builder artifacts(Stored run, Map<String, ArtifactRef> all) {
        Map<String, String> digests = new LinkedHashMap<>();
        Map<String, String> sizes = new LinkedHashMap<>();
        all.forEach((name, artifact) -> {
            digests.put(name, artifact.digest().toString());
            sizes.put(name, Long.toString(artifact.size()));
        });
        return copy(run).putTexts(RunContent.ARTIFACTS, digests).putTexts(RunContent.SIZES, sizes);
    }

    @Override
    public void end(Outcome outcome, String reason) {
        try {
            starts.ledger().change(change -> RunEnd.write(change, running(change), outcome, reason));
        } finally {
            // Where its end cannot be recorded now, the lease must run out, lest it seem to go on for ever.
            closeOnce();
        }
    }

    private void closeOnce() {
        if (closed.compareAndSet(false, true)) {
            starts.owners().ended();
        }
    }

    private void change(String action, Function<Change, Stored> decide) {
        starts.ledger().change(change -> {
            change.note(AuditNote.of(action, "run " + id));
            return decide.apply(change);
        });
    }

    private Stored running(Change change) {
        Stored run = change.find(Kinds.RUN, id.value())
                .orElseThrow(() -> new IllegalStateException("run " + id + " is no longer in the registry"));
        if (RunContent.isEnded(run.content())) {
            closeOnce(); // Somebody else may have ended it.
            throw new IllegalStateException(RunEnd.refusal(run));
        }
        if (!run.content().texts(RunContent.OWNER).equals(owner)) {
            closeOnce();
            throw new IllegalStateException("run " + id + " is gone on with by another owner, process "
                    + run.content().texts(RunContent.OWNER).get("pid") + " on "
                    + run.content().texts(RunContent.OWNER).get("host") + "; nothing can be added to it by this one");
        }
        return run;
    }

    private static Content.Builder copy(Stored run) {
        return Content.builder().putAll(run.content());
    }

    /** Whoever logs lives. */
    private static Stored rewrite(Change change, Stored run, Content.Builder content) {
        return change.replace(run, content.put(RunContent.SEEN, change.at()).build());
    }

    @Override
    public String toString() {
        return "Recording[" + id + "]";
    }
}
