package org.evermodel.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;

/** The fields of a model version's record. */
final class VersionContent {
    static final String MODEL = "model";
    static final String NUMBER = "number";
    private static final String STATUS = "status";
    private static final String PACKAGE = "package";
    private static final String RUN = "run";
    private static final String CREATED = "createdAt";
    private static final String TAGS = "tags";

    private VersionContent() {}

    static Content ready(
            Series.Numbered version, Digest pack, Optional<RunId> run, Instant at, Map<String, String> tags) {
        return Content.builder()
                .put(MODEL, version.owner())
                .put(NUMBER, version.number())
                .put(STATUS, VersionStatus.READY)
                .put(RUN, run)
                .put(CREATED, at)
                .putTexts(TAGS, new TreeMap<>(tags))
                .putTexts(References.FIELD, Map.of(PACKAGE, pack.toString()))
                .build();
    }

    /** What the record says, but for the tags. */
    static Content tagged(Stored version, Map<String, String> tags) {
        return Content.builder()
                .putAll(version.content())
                .putTexts(TAGS, new TreeMap<>(tags))
                .build();
    }

    /** Content that leads to a version and says nothing else. */
    static Content pointer(Series.Numbered version) {
        return Content.builder()
                .put(MODEL, version.owner())
                .put(NUMBER, version.number())
                .build();
    }

    static ModelVersion read(Stored record, ModelName name) {
        return record.decode(content -> new ModelVersion(
                name,
                (int) content.number(NUMBER),
                content.constant(STATUS, VersionStatus.class),
                References.of(content, PACKAGE),
                content.optionalText(RUN).map(RunId::new),
                content.instant(CREATED),
                content.texts(TAGS)));
    }
}
