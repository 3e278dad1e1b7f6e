package org.evermodel.registry.keeper;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.model.Compatibility;
import org.evermodel.model.Signature;
import org.evermodel.registry.catalogue.Deletion;
import org.evermodel.registry.catalogue.SignatureVerdict;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.transfer.OriginContent;

/** The fields of a model version's record. */
public final class VersionContent {
    /** The identity of its model. */
    public static final String MODEL = "model";
    /** Its number. */
    public static final String NUMBER = "number";

    private static final String STATUS = "status";
    static final String PACKAGE = "package";
    private static final String RUN = "run";
    private static final String CREATED = "createdAt";
    private static final String TAGS = "tags";
    private static final String DESCRIPTION = "description";
    private static final String SIGNATURE = "signature";
    private static final String COMPARED_TO = "comparedTo";
    private static final String DIFFERENCES = "differences";
    private static final String CONTENT = "content";
    private static final String PURGED = "purged";
    private static final String ORIGIN = "origin";

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

    /** Replaces what the record of a version says, which changes now. */
    static Stored replace(Change change, Stored version, Content content) {
        return change.replace(version, Indexes.updated(content, change.at()).build());
    }

    private static Content edited(Content version, Function<Content.Builder, Content.Builder> edit) {
        return edit.apply(Content.builder().putAll(version)).build();
    }

    /** What the record says, but for the tags. */
    static Content tagged(Stored version, Map<String, String> tags) {
        return edited(version.content(), content -> content.putTexts(TAGS, new TreeMap<>(tags)));
    }

    static Content described(Stored version, String text) {
        return edited(version.content(), content -> content.put(DESCRIPTION, text));
    }

    static Content withStatus(Stored version, VersionStatus status) {
        return edited(version.content(), content -> content.put(STATUS, status));
    }

    static Content deleted(Stored version, Change change, String reason) {
        return edited(version.content(), content -> Tombstone.put(content, change, reason));
    }

    static Content restored(Stored version) {
        return edited(version.content(), Tombstone::remove);
    }

    /** Deleted for good: without what lets the version's bytes be kept. */
    static Content purged(Stored version, Deletion deletion) {
        String pack = References.of(version.content(), PACKAGE).toString();
        return edited(
                version.content(),
                content -> Tombstone.put(content, deletion).put(PURGED, pack).putTexts(References.FIELD, Map.of()));
    }

    /** As a version from elsewhere is here: what it is there, under another number, and where it is from. */
    static Content from(Stored elsewhere, Series.Numbered version, Origin origin) {
        Content there = elsewhere.content();
        Content.Builder content = Content.builder()
                .put(MODEL, version.owner())
                .put(NUMBER, version.number())
                .put(STATUS, there.constant(STATUS, VersionStatus.class))
                .put(RUN, there.optionalText(RUN))
                .put(CREATED, there.instant(CREATED))
                .putTexts(TAGS, new TreeMap<>(there.texts(TAGS)))
                .putTexts(
                        References.FIELD,
                        Map.of(PACKAGE, References.of(there, PACKAGE).toString()))
                .put(DESCRIPTION, there.optionalText(DESCRIPTION))
                .putObject(ORIGIN, OriginContent.of(origin));
        there.optionalObject(SIGNATURE).ifPresent(signature -> content.putObject(SIGNATURE, signature));
        return content.build();
    }

    static Optional<Origin> origin(Stored record) {
        return record.decode(content -> content.optionalObject(ORIGIN).map(OriginContent::read));
    }

    static boolean isPurged(Stored version) {
        return version.content().optionalText(PURGED).isPresent();
    }

    static Content withContent(Content version, Digest registered) {
        return edited(version, content -> content.put(CONTENT, registered));
    }

    /** What was registered; empty where that was before versions said so. */
    static Optional<Digest> content(Stored record) {
        return record.decode(content -> content.optionalText(CONTENT).map(Digest::parse));
    }

    static Content withSignature(Content version, Signature signature) {
        return edited(version, content -> content.putObject(SIGNATURE, SignatureContent.write(signature)));
    }

    static Content compared(Content version, int before, Compatibility verdict) {
        return edited(
                version,
                content -> content.put(COMPARED_TO, before)
                        .put("compatibility", verdict.level())
                        .putList(DIFFERENCES, SignatureContent.write(verdict)));
    }

    static Optional<Signature> signature(Stored record) {
        return record.decode(VersionContent::signature);
    }

    static Optional<Signature> signature(Content version) {
        return version.optionalObject(SIGNATURE).map(SignatureContent::read);
    }

    /** The version it was compared with and how; empty for the first one. */
    static Optional<SignatureVerdict> verdict(Stored record) {
        return record.decode(content -> content.numberOrZero(COMPARED_TO) == 0
                ? Optional.empty()
                : Optional.of(new SignatureVerdict(
                        (int) content.number(COMPARED_TO),
                        (int) content.number(NUMBER),
                        SignatureContent.verdict(content.list(DIFFERENCES)))));
    }

    /** Content that leads to a version and says nothing else. */
    static Content pointer(Series.Numbered version) {
        return pointer(version.owner(), version.number());
    }

    static Content pointer(String model, long number) {
        return Content.builder().put(MODEL, model).put(NUMBER, number).build();
    }

    /** The version that a record tells of, under the name its model has. */
    public static ModelVersion read(Stored record, ModelName name) {
        return record.decode(content -> new ModelVersion(
                name,
                (int) content.number(NUMBER),
                content.constant(STATUS, VersionStatus.class),
                isPurged(record) ? content.digest(PURGED) : References.of(content, PACKAGE),
                content.optionalText(RUN).map(RunId::new),
                content.instant(CREATED),
                content.texts(TAGS),
                content.optionalText(DESCRIPTION).orElse("")));
    }
}
