package org.evermodel.registry.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;
import org.evermodel.registry.tracking.RunOwner;

/** The fields of a run's record, and of the records of what it logged. */
final class RunContent {
    static final String EXPERIMENT = "experiment";
    static final String NAME = "name";
    static final String PARENT = "parent";
    static final String USER = "user";
    static final String OWNER = "owner";

    /** Among what is said of the owner: how many times the run was gone on with. */
    static final String TIMES = "resumed";

    static final String SEEN = "seenAt";
    static final String STARTED = "startedAt";
    static final String ENVIRONMENT = "environment";
    static final String PARAMS = "params";
    static final String METRICS = "metrics";
    static final String BATCHES = "batches";
    static final String TAGS = "tags";
    static final String INPUTS = "inputs";
    static final String OUTPUTS = "outputs";

    /** As in every record: the digests of the artifacts it lives on, by role, here by name. */
    static final String ARTIFACTS = "artifacts";

    static final String SIZES = "artifactSizes";
    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String ENDED = "endedAt";
    static final String ENDED_BY = "endedBy";
    static final String STEP = "step";
    static final String AT = "at";
    static final String VALUE = "value";
    static final String VALUES = "values";
    static final String POINTS = "points";
    static final String ROLE = "role";
    static final String CONTENT = "content";

    private RunContent() {}

    static Run read(Stored record, ExperimentName experiment, Optional<RunOwner> owner) {
        return record.decode(content -> new Run(
                new RunId(record.id()),
                experiment,
                content.text(NAME),
                content.optionalText(PARENT).map(RunId::new),
                content.optionalText(USER).orElse(""),
                content.instant(STARTED),
                end(content),
                owner,
                Deleted.at(content),
                content.digest(ENVIRONMENT),
                content.texts(PARAMS),
                latest(content),
                content.texts(TAGS),
                uses(content, INPUTS),
                uses(content, OUTPUTS),
                artifacts(content)));
    }

    static Optional<Instant> optionalInstant(Content content, String field) {
        return content.optionalText(field).isPresent() ? Optional.of(content.instant(field)) : Optional.empty();
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

    /** The content of a run that goes on under another owner, who is known from all that had it before. */
    static Content resumed(Content run, Map<String, String> claim, Instant at) {
        Map<String, String> owner = new LinkedHashMap<>(claim);
        long times = Long.parseLong(run.texts(OWNER).getOrDefault(TIMES, "0"));
        owner.put(TIMES, Long.toString(times + 1));
        return Content.builder()
                .putAll(run)
                .without(OUTCOME)
                .without(REASON)
                .without(ENDED)
                .without(ENDED_BY)
                .putTexts(OWNER, owner)
                .put(SEEN, at)
                .build();
    }

    static Map<String, ArtifactRef> artifacts(Content content) {
        Map<String, String> sizes = content.texts(SIZES);
        Map<String, ArtifactRef> artifacts = new LinkedHashMap<>();
        content.digests(ARTIFACTS)
                .forEach((name, digest) ->
                        artifacts.put(name, new ArtifactRef(digest, Long.parseLong(sizes.getOrDefault(name, "0")))));
        return artifacts;
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

    /** What was logged together; a point names its moment where that is not the moment of logging. */
    static Content batch(List<MetricPoint> points, Instant at) {
        List<Content> items = new ArrayList<>(points.size());
        for (MetricPoint point : points) {
            Content.Builder item = Content.builder()
                    .put(NAME, point.name())
                    .put(VALUE, point.value())
                    .put(STEP, point.step());
            items.add((point.at().equals(at) ? item : item.put(AT, point.at())).build());
        }
        return Content.builder().put(AT, at).putList(POINTS, items).build();
    }

    /** The values of one name among those logged together; earlier versions logged one step at a time. */
    static List<MetricPoint> points(Content batch, String metric) {
        Instant at = batch.instant(AT);
        List<MetricPoint> points = new ArrayList<>();
        Double value = batch.reals(VALUES).get(metric);
        if (value != null) {
            points.add(new MetricPoint(metric, value, batch.number(STEP), at));
        }
        for (Content point : batch.list(POINTS)) {
            if (point.text(NAME).equals(metric)) {
                Instant measured = optionalInstant(point, AT).orElse(at);
                points.add(new MetricPoint(metric, point.real(VALUE), point.number(STEP), measured));
            }
        }
        return points;
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
