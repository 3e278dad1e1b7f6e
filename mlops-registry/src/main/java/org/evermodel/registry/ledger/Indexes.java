package org.evermodel.registry.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * What the records of each kind are found by. A pure function of what a record says, so that the store's indexes can be
 * proven, and built again, from the records alone.
 *
 * <p>Fields are named as keys of a search are: {@code metrics.auc}, {@code params.depth}, {@code tags.team},
 * {@code attributes.status}, {@code datasets.sha256:…}.
 */
public final class Indexes {
    /**
     * Grows with every change of what is derived, so that the records of older stores are indexed anew; the version of each
     * database's schema grows with it, by an empty script where need be, so that older processes are refused rather than go
     * on to write what they derive.
     */
    static final int VERSION = 4;

    /** The field in which a record says that it was deleted. */
    public static final String DELETED = "deleted";

    /** When something was deleted, a number; what was not deleted lacks it. */
    public static final String DELETED_TIME = "attributes.deleted_time";

    /** In front of the name of an attribute. */
    public static final String ATTRIBUTES = "attributes.";

    private static final String METRICS = "metrics";
    private static final String PARAMS = "params";
    private static final String TAGS = "tags";
    private static final String DATASETS = "datasets.";
    private static final String CREATED = "createdAt";
    private static final String UPDATED = "updatedAt";
    private static final int LONGEST = 500;
    private static final int SHOWN = 400;

    private final Content content;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Double> numbers = new TreeMap<>();

    private Indexes(Content content) {
        this.content = content;
    }

    /** What the record under {@code key} that says {@code content} is found by. */
    public static Facets of(MetadataStore.Key key, Content content) {
        Indexes indexes = new Indexes(content);
        switch (key.kind()) {
            case Kinds.RUN -> indexes.run(key.id());
            case Kinds.EXPERIMENT -> indexes.named(key.id());
            case Kinds.MODEL, Kinds.DATASET -> indexes.named(key.id());
            case Kinds.MODEL_VERSION -> indexes.modelVersion();
            case Kinds.DATASET_VERSION -> indexes.datasetVersion();
            case Kinds.ALIAS -> indexes.alias(key.id());
            case Kinds.LINEAGE_LINK -> indexes.link();
            default -> {
                return Facets.NONE;
            }
        }
        return new Facets(indexes.texts, indexes.numbers);
    }

    /** What a record says, and that it was changed at that moment. */
    public static Content.Builder updated(Content content, Instant at) {
        return Content.builder().putAll(content).put(UPDATED, at);
    }

    /** The form in which a text is found: one that is long is cut, and told apart by its digest. */
    public static String form(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…" + Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void run(String id) {
        text("run_id", id);
        copy("name", "run_name");
        copy("experiment", "experiment_id");
        copy("parent", "parent_run_id");
        copy("user", "user");
        text("status", content.optionalText("outcome").orElse("RUNNING"));
        Instant start = content.instant("startedAt");
        moment("start_time", start);
        if (content.optionalText("endedAt").isPresent()) {
            Instant end = content.instant("endedAt");
            moment("end_time", end);
            number("duration", Duration.between(start, end).toMillis());
        }
        content.texts(PARAMS).forEach((name, value) -> texts.put(PARAMS + "." + name, form(value)));
        content.objects(METRICS).forEach((name, point) -> metric(name, point.real("value")));
        for (Content input : content.list("inputs")) {
            texts.put(DATASETS + input.text("content"), input.text("role"));
        }
        common();
    }

    private void metric(String name, double value) {
        if (!Double.isNaN(value)) {
            numbers.put(METRICS + "." + name, value);
        }
    }

    private void named(String id) {
        text("id", id);
        copy("name", "name");
        created();
        common();
    }

    private void modelVersion() {
        copy("run", "run_id");
        copy("status", "status");
        version();
    }

    private void datasetVersion() {
        copy("fingerprint", "digest");
        copy("source", "source");
        copy("actor", "user");
        number("rows", content.numberOrZero("rows"));
        version();
    }

    private void version() {
        number("version_number", content.number("number"));
        created();
        common();
    }

    private void alias(String id) {
        int slash = id.indexOf('/');
        if (content.number("to") > 0 && slash > 0) {
            text("alias", id.substring(slash + 1));
        }
    }

    private void link() {
        copy("from", "from");
        copy("to", "to");
    }

    private void created() {
        if (content.optionalText(CREATED).isPresent()) {
            moment("creation_timestamp", content.instant(CREATED));
        }
        String updated = content.optionalText(UPDATED).isPresent() ? UPDATED : CREATED;
        if (content.optionalText(updated).isPresent()) {
            moment("last_updated_timestamp", content.instant(updated));
        }
    }

    private void common() {
        content.texts(TAGS).forEach((name, value) -> texts.put(TAGS + "." + name, form(value)));
        String deleted = content.texts(DELETED).get("at");
        if (deleted != null) {
            moment("deleted_time", Instant.parse(deleted));
        }
        texts.keySet().removeIf(Indexes::isNoField);
        numbers.keySet().removeIf(Indexes::isNoField);
    }

    /** Names of tags have no bounds everywhere; by one that long nothing is found. */
    private static boolean isNoField(String field) {
        return !Facets.isField(field);
    }

    private void copy(String field, String attribute) {
        Optional<String> value = content.optionalText(field);
        value.ifPresent(text -> text(attribute, text));
    }

    private void text(String attribute, String value) {
        texts.put(ATTRIBUTES + attribute, form(value));
    }

    private void number(String attribute, long value) {
        numbers.put(ATTRIBUTES + attribute, (double) value);
    }

    private void moment(String attribute, Instant at) {
        number(attribute, at.toEpochMilli());
    }
}
