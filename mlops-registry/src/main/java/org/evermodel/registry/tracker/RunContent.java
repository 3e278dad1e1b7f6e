package org.evermodel.registry.tracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;

/** The fields of a run's record, and of the records of what it logged. */
final class RunContent {
    static final String EXPERIMENT = "experiment";
    static final String NAME = "name";
    static final String STARTED = "startedAt";
    static final String ENVIRONMENT = "environment";
    static final String PARAMS = "params";
    static final String METRICS = "metrics";
    static final String BATCHES = "batches";
    static final String TAGS = "tags";
    static final String INPUTS = "inputs";
    static final String OUTPUTS = "outputs";
    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String ENDED = "endedAt";
    static final String STEP = "step";
    static final String AT = "at";
    static final String VALUE = "value";
    static final String VALUES = "values";
    static final String ROLE = "role";
    static final String CONTENT = "content";

    private RunContent() {}

    static Run read(Stored record, ExperimentName experiment) {
        return record.decode(content -> new Run(
                new RunId(record.id()),
                experiment,
                content.text(NAME),
                content.instant(STARTED),
                end(content),
                content.digest(ENVIRONMENT),
                content.texts(PARAMS),
                latest(content),
                content.texts(TAGS),
                uses(content, INPUTS),
                uses(content, OUTPUTS)));
    }

    private static Optional<Run.End> end(Content content) {
        if (!isEnded(content)) {
            return Optional.empty();
        }
        Outcome outcome = content.constant(OUTCOME, Outcome.class);
        return Optional.of(new Run.End(outcome, content.text(REASON), content.instant(ENDED)));
    }

    static boolean isEnded(Content content) {
        return content.optionalText(OUTCOME).isPresent();
    }

    /** Of each name the value to show. */
    static Map<String, MetricPoint> latest(Content content) {
        Map<String, MetricPoint> points = new LinkedHashMap<>();
        content.objects(METRICS)
                .forEach((name, point) -> points.put(
                        name, new MetricPoint(name, point.real(VALUE), point.number(STEP), point.instant(AT))));
        return points;
    }

    static Map<String, Content> metrics(Map<String, MetricPoint> points) {
        Map<String, Content> contents = new LinkedHashMap<>();
        points.forEach((name, point) -> contents.put(
                name,
                Content.builder()
                        .put(VALUE, point.value())
                        .put(STEP, point.step())
                        .put(AT, point.at())
                        .build()));
        return contents;
    }

    static List<Run.Use> uses(Content content, String field) {
        return content.list(field).stream()
                .map(use -> new Run.Use(use.text(ROLE), use.digest(CONTENT)))
                .toList();
    }

    static List<Content> contents(List<Run.Use> uses) {
        return uses.stream()
                .map(use -> Content.builder()
                        .put(ROLE, use.role())
                        .put(CONTENT, use.content())
                        .build())
                .toList();
    }

    /** The id under which a use of content is found: by the content first. */
    static String useId(Digest content, RunId run, String role) {
        return content.hex() + "/" + run + "/" + role;
    }
}
