package org.evermodel.pipeline.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.TreeMap;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.StepReport;

/** Writes a page as JSON. */
final class JsonPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 1;

    private JsonPage() {}

    static String of(RunPage page) {
        ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
        root.put("pipeline", page.report().pipeline());
        root.put("run", page.run().orElse(null));
        root.put("definition", page.definition());
        root.put("outcome", page.outcome());
        root.put("reason", page.reason());
        root.put("seconds", seconds(page.report().duration()));
        ArrayNode steps = root.putArray("steps");
        page.report().steps().forEach(step -> write(step, steps.addObject()));
        ArrayNode gates = root.putArray("gates");
        page.report().gates().forEach(gate -> write(gate, gates.addObject()));
        metrics(page, root.putObject("metrics"));
        ArrayNode retries = root.putArray("retries");
        page.retries()
                .forEach(each -> retries.addObject()
                        .put("step", each.step())
                        .put("attempt", each.attempt())
                        .put("cause", each.cause()));
        ArrayNode approvals = root.putArray("approvals");
        page.approvals().forEach(each -> write(each, approvals.addObject()));
        root.put("mermaid", page.mermaid());
        return root.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    }

    private static void write(StepReport step, ObjectNode node) {
        node.put("id", step.id());
        node.put("kind", step.kind().name());
        node.put("status", step.status().name());
        node.put("seconds", seconds(step.duration()));
        node.put("attempts", step.attempts());
        ArrayNode reasons = node.putArray("reasons");
        step.reasons().forEach(reasons::add);
    }

    private static void write(Judgement gate, ObjectNode node) {
        node.put("id", gate.gate());
        node.put("verdict", verdict(gate.verdict()));
        node.put("passed", gate.passed());
        node.put("reason", gate.reason());
    }

    private static String verdict(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted) {
            return "ACCEPTED";
        }
        return verdict instanceof Verdict.Rejected ? "REJECTED" : "INSUFFICIENT";
    }

    private static void write(RunStory.Asked asked, ObjectNode node) {
        node.put("id", asked.id());
        node.put("question", asked.approval().question());
        ArrayNode roles = node.putArray("roles");
        asked.approval().roles().stream().sorted().forEach(roles::add);
        node.put("needed", asked.approval().needed());
    }

    /** JSON has no word for what is no number. */
    private static void metrics(RunPage page, ObjectNode root) {
        new TreeMap<>(page.metrics()).forEach((step, values) -> {
            ObjectNode node = root.putObject(step);
            new TreeMap<>(values).forEach((name, value) -> {
                if (Double.isFinite(value)) {
                    node.put(name, value);
                } else {
                    node.putNull(name);
                }
            });
        });
    }

    private static double seconds(Duration time) {
        return (double) time.toNanos() / 1e9;
    }
}
