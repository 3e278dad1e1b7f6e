package org.evermodel.registry.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;

/** A run in progress. Each call is one durable change, so that a killed run keeps all it had logged. */
final class LedgerRecording implements Recording {
    private final Ledger ledger;
    private final RunId id;

    LedgerRecording(Ledger ledger, RunId id) {
        this.ledger = ledger;
        this.id = id;
    }

    @Override
    public RunId id() {
        return id;
    }

    @Override
    public void params(Map<String, String> params) {
        change("run.params", change -> {
            Stored run = running(change);
            Map<String, String> all = new LinkedHashMap<>(run.content().texts(RunContent.PARAMS));
            params.forEach((name, value) -> {
                String earlier = all.putIfAbsent(name, value);
                if (earlier != null && !earlier.equals(value)) {
                    throw new IllegalArgumentException("param \"" + name + "\" of run " + id + " is \"" + earlier
                            + "\" and cannot become \"" + value + "\"");
                }
            });
            boolean isNew = !all.equals(run.content().texts(RunContent.PARAMS));
            return isNew ? rewrite(change, run, content -> content.putTexts(RunContent.PARAMS, all)) : run;
        });
    }

    @Override
    public void metrics(Map<String, Double> metrics, long step) {
        if (metrics.isEmpty()) {
            return;
        }
        change("run.metrics", change -> {
            Stored run = running(change);
            Map<String, MetricPoint> latest = RunContent.latest(run.content());
            metrics.forEach((name, value) -> latest.merge(
                    name, new MetricPoint(name, value, step, change.at()), (old, now) -> old.isAfter(now) ? old : now));
            long batch = run.content().numberOrZero(RunContent.BATCHES) + 1;
            change.create(Kinds.RUN_METRICS, Kinds.numbered(id.value(), batch), points(metrics, step, change.at()));
            return rewrite(
                    change,
                    run,
                    content -> content.putObjects(RunContent.METRICS, RunContent.metrics(latest))
                            .put(RunContent.BATCHES, batch));
        });
    }

    private static Content points(Map<String, Double> metrics, long step, Instant at) {
        return Content.builder()
                .put(RunContent.STEP, step)
                .put(RunContent.AT, at)
                .putReals(RunContent.VALUES, metrics)
                .build();
    }

    @Override
    public void tags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        change("run.tags", change -> {
            Stored run = running(change);
            Map<String, String> all = new LinkedHashMap<>(run.content().texts(RunContent.TAGS));
            all.putAll(tags);
            return rewrite(change, run, content -> content.putTexts(RunContent.TAGS, all));
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
            return rewrite(change, run, content -> content.putList(field, RunContent.contents(uses)));
        });
    }

    @Override
    public void end(Outcome outcome, String reason) {
        ledger.change(change -> {
            change.note(AuditNote.of("run.ended", "run " + id)
                    .because(reason)
                    .with(Map.of(RunContent.OUTCOME, outcome.name())));
            return rewrite(
                    change,
                    running(change),
                    content -> content.put(RunContent.OUTCOME, outcome.name())
                            .put(RunContent.REASON, reason)
                            .put(RunContent.ENDED, change.at()));
        });
    }

    private void change(String action, Function<Change, Stored> decide) {
        ledger.change(change -> {
            change.note(AuditNote.of(action, "run " + id));
            return decide.apply(change);
        });
    }

    private Stored running(Change change) {
        Stored run = change.find(Kinds.RUN, id.value())
                .orElseThrow(() -> new IllegalStateException("run " + id + " is no longer in the registry"));
        if (RunContent.isEnded(run.content())) {
            throw new IllegalStateException("run " + id + " has ended; nothing can be added to it");
        }
        return run;
    }

    private static Stored rewrite(Change change, Stored run, Function<Content.Builder, Content.Builder> edit) {
        change.replace(run, edit.apply(Content.builder().putAll(run.content())).build());
        return run;
    }

    @Override
    public String toString() {
        return "Recording[" + id + "]";
    }
}
