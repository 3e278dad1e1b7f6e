package org.evermodel.registry.keeper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.data.StoredTable;
import org.evermodel.profile.Profile;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.ArtifactStore;

/** The fields of a dataset version's record. */
public final class DatasetContent {
    /** Its number. */
    public static final String NUMBER = "number";

    static final String TABLE = "table";
    static final String PROFILE = "profile";
    private static final String FINGERPRINT = "fingerprint";
    private static final String SCHEMA = "schema";
    private static final String COLUMN = "column";
    private static final String TYPE = "type";
    private static final String ROWS = "rows";
    private static final String SOURCE = "source";
    private static final String OPERATIONS = "operations";
    private static final String OPERATION = "operation";
    private static final String ACTOR = "actor";
    private static final String CREATED = "createdAt";
    private static final String RESTORED = "restoredAt";
    private static final String TAGS = "tags";
    private static final String LET_GO = "letGo";
    private static final String AT = "at";
    private static final String REASON = "reason";

    private DatasetContent() {}

    /** Stores the profile of a table and says where both are. */
    static Map<String, String> artifacts(StoredTable table, ArtifactStore store) {
        byte[] profile = Profile.of(table).toJson().getBytes(StandardCharsets.UTF_8);
        return new TreeMap<>(Map.of(
                TABLE, table.manifest().toString(),
                PROFILE, store.put(out -> out.write(profile)).digest().toString()));
    }

    static Content of(
            long number,
            StoredTable table,
            Map<String, String> artifacts,
            String source,
            List<String> operations,
            Change change) {
        return Content.builder()
                .put(NUMBER, number)
                .put(FINGERPRINT, table.fingerprint())
                .put(ROWS, table.rows())
                .putList(SCHEMA, columns(table.schema()))
                .put(SOURCE, source)
                .putList(
                        OPERATIONS,
                        operations.stream()
                                .map(each ->
                                        Content.builder().put(OPERATION, each).build())
                                .toList())
                .put(ACTOR, change.actor())
                .put(CREATED, change.at())
                .putTexts(References.FIELD, artifacts)
                .build();
    }

    private static List<Content> columns(Schema schema) {
        return schema.fields().stream()
                .map(field -> Content.builder()
                        .put(COLUMN, field.name())
                        .put(TYPE, field.type())
                        .build())
                .toList();
    }

    /** What the record says, but for the tags. */
    static Content tagged(Stored version, Map<String, String> tags) {
        return Content.builder()
                .putAll(version.content())
                .putTexts(TAGS, new TreeMap<>(tags))
                .build();
    }

    /** What the record says, without the rows. */
    static Content withoutRows(Stored version, Change change, String reason) {
        Map<String, String> left = texts(References.all(version.content()));
        left.remove(TABLE);
        return Content.builder()
                .putAll(version.content())
                .putTexts(References.FIELD, left)
                .putTexts(LET_GO, Map.of(ACTOR, change.actor(), AT, change.at().toString(), REASON, reason))
                .build();
    }

    /** What the record says, with the rows there again. */
    static Content withRows(Stored version, Map<String, String> artifacts, Instant at) {
        return Content.builder()
                .putAll(version.content())
                .put(RESTORED, at)
                .putTexts(References.FIELD, artifacts)
                .putTexts(LET_GO, Map.of())
                .build();
    }

    /** As a version from elsewhere is here, under another number. */
    static Content from(Stored elsewhere, long number) {
        return Content.builder().putAll(elsewhere.content()).put(NUMBER, number).build();
    }

    static Digest fingerprint(Stored record) {
        return record.content().digest(FINGERPRINT);
    }

    private static Map<String, String> texts(Map<String, ?> values) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    static boolean hasRows(Content content) {
        return content.texts(LET_GO).isEmpty();
    }

    /** The version that a record tells of. */
    public static StoredDatasetVersion read(DatasetName name, Stored record, ArtifactStore artifacts) {
        return record.decode(content -> new StoredDatasetVersion(
                name,
                (int) content.number(NUMBER),
                content.digest(FINGERPRINT),
                schema(content),
                content.number(ROWS),
                content.text(SOURCE),
                content.list(OPERATIONS).stream()
                        .map(each -> each.text(OPERATION))
                        .toList(),
                content.text(ACTOR),
                content.instant(CREATED),
                content.optionalText(RESTORED).isPresent() ? content.instant(RESTORED) : content.instant(CREATED),
                content.texts(TAGS),
                letGo(content.texts(LET_GO)),
                hasRows(content) ? Optional.of(References.of(content, TABLE)) : Optional.empty(),
                References.of(content, PROFILE),
                artifacts));
    }

    private static Optional<DatasetVersion.LetGo> letGo(Map<String, String> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DatasetVersion.LetGo(
                    fields.getOrDefault(ACTOR, ""),
                    Instant.parse(fields.getOrDefault(AT, "")),
                    fields.getOrDefault(REASON, "")));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("it says its rows were let go, but not when: " + fields, e);
        }
    }

    private static Schema schema(Content content) {
        return Schema.of(content.list(SCHEMA).stream()
                .map(column -> new Field(column.text(COLUMN), ColumnType.valueOf(column.text(TYPE))))
                .toList());
    }
}
