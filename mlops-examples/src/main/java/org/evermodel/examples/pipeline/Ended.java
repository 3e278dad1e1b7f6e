package org.evermodel.examples.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.RunId;
import org.evermodel.data.UnusableRowsException;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.lifecycle.Registered;
import org.evermodel.examples.registry.TextTable;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.StepReport;

/** How a run ended, for a person and for a machine. */
record Ended(String outcome, int exit, String reason, Optional<Registered> made, RunReport report) {
    private static final int PASSED = 0;
    private static final int REFUSED = 3;
    private static final int UNFINISHED = 4;

    /** Tells a result; closes a model that was refused. Throws what failed. */
    static Ended of(RunResult<Registered> result) {
        RunReport report = result.report();
        if (result instanceof RunResult.Succeeded<Registered> succeeded) {
            return new Ended("succeeded", PASSED, "", Optional.of(succeeded.output()), report);
        }
        if (result instanceof RunResult.Refused<Registered> refused) {
            refused.candidate(Evaluated.class).candidate().model().close();
            return new Ended("refused", REFUSED, report.refusals().toString(), Optional.empty(), report);
        }
        if (result instanceof RunResult.Cancelled<Registered> cancelled) {
            return new Ended("cancelled", UNFINISHED, cancelled.reason(), Optional.empty(), report);
        }
        if (result instanceof RunResult.Waiting<Registered> waiting) {
            return new Ended("waiting", UNFINISHED, waiting.approvals().toString(), Optional.empty(), report);
        }
        throw failure((RunResult.Failed<Registered>) result);
    }

    /** Rows that do not allow what was asked for, and a home that cannot be used, are the user's; else a step is to blame. */
    private static RuntimeException failure(RunResult.Failed<Registered> failed) {
        String what =
                "step " + failed.step() + ": " + failed.cause().getMessage() + "; when that is mended, pipeline resume "
                        + failed.report().run().map(RunId::value).orElse("") + " goes on";
        return failed.cause() instanceof UnusableRowsException || failed.cause() instanceof MlopsException
                ? new UsageException(what, failed.cause())
                : new IllegalStateException(what, failed.cause());
    }

    String text() {
        TextTable table = new TextTable("PLACE", "STATUS", "SECONDS", "WHY");
        for (StepReport step : report.steps()) {
            table.row(step.id(), step.status(), step.duration().toMillis() / 1e3, String.join("; ", step.reasons()));
        }
        return table.orElse("") + "\n"
                + report.run().map(run -> "runs:/" + run + " ").orElse("") + outcome
                + (reason.isEmpty() ? "" : ": " + reason)
                + made.map(registered -> ", " + registered.version()).orElse("");
    }

    ObjectNode json() {
        ObjectNode json = JsonLine.object();
        report.run().ifPresent(run -> json.put("run", run.value()));
        json.put("pipeline", report.pipeline());
        json.put("outcome", outcome);
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        made.ifPresent(
                registered -> json.put("model", registered.version().uri().toString()));
        var steps = json.putArray("steps");
        for (StepReport step : report.steps()) {
            ObjectNode one = steps.addObject();
            one.put("id", step.id());
            one.put("kind", step.kind().name());
            one.put("status", step.status().name());
            one.put("seconds", step.duration().toMillis() / 1e3);
            one.put("attempts", step.attempts());
            step.reasons().forEach(one.putArray("reasons")::add);
        }
        var gates = json.putArray("gates");
        report.gates()
                .forEach(gate -> gates.addObject()
                        .put("name", gate.gate())
                        .put("passed", gate.passed())
                        .put("reason", gate.reason()));
        json.put("cachedSteps", report.cachedSteps());
        return json;
    }

    /** Frees the model that was made. */
    void close() {
        made.ifPresent(registered -> registered.evaluated().candidate().model().close());
    }
}
