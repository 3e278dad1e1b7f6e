package org.evermodel.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.profile.Profile;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.ArtifactStore;

/** What the record of a dataset version says, with the store that holds its table. */
record StoredDatasetVersion(
        DatasetName name,
        int number,
        Digest fingerprint,
        Schema schema,
        int rows,
        String source,
        Instant createdAt,
        Digest tableArtifact,
        Digest profileArtifact,
        ArtifactStore artifacts)
        implements DatasetVersion {
    static final String NUMBER = "number";
    private static final String FINGERPRINT = "fingerprint";
    private static final String CODEC = "codec";
    private static final String SCHEMA = "schema";
    private static final String COLUMN = "column";
    private static final String TYPE = "type";
    private static final String ROWS = "rows";
    private static final String SOURCE = "source";
    private static final String CREATED = "createdAt";
    private static final String TABLE = "table";
    private static final String PROFILE = "profile";

    /** Stores the table and its profile, and says where. */
    static Map<String, String> store(Dataset table, ArtifactStore artifacts) {
        byte[] profile = Profile.of(table).toJson().getBytes(StandardCharsets.UTF_8);
        Map<String, String> stored = new TreeMap<>();
        stored.put(TABLE, Datasets.codec().write(table, artifacts).digest().toString());
        stored.put(PROFILE, artifacts.put(out -> out.write(profile)).digest().toString());
        return stored;
    }

    static Content content(long number, Dataset table, Map<String, String> stored, String source, Instant at) {
        return Content.builder()
                .put(NUMBER, number)
                .put(FINGERPRINT, table.fingerprint())
                .put(CODEC, Datasets.codec().name())
                .put(ROWS, table.rowCount())
                .putList(SCHEMA, columns(table.schema()))
                .put(SOURCE, source)
                .put(CREATED, at)
                .putTexts(References.FIELD, stored)
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

    static DatasetVersion read(DatasetName name, Stored record, ArtifactStore artifacts) {
        return record.decode(content -> new StoredDatasetVersion(
                name,
                (int) content.number(NUMBER),
                content.digest(FINGERPRINT),
                schema(content),
                (int) content.number(ROWS),
                content.text(SOURCE),
                content.instant(CREATED),
                References.of(content, TABLE),
                References.of(content, PROFILE),
                artifacts));
    }

    private static Schema schema(Content content) {
        return Schema.of(content.list(SCHEMA).stream()
                .map(column -> new Field(column.text(COLUMN), ColumnType.valueOf(column.text(TYPE))))
                .toList());
    }

    @Override
    public Profile profile() {
        return Profile.fromJson(new String(artifacts.read(profileArtifact), StandardCharsets.UTF_8));
    }

    @Override
    public Dataset load() {
        Dataset loaded = Datasets.codec().read(tableArtifact, artifacts);
        if (!loaded.fingerprint().equals(fingerprint)) {
            throw new ArtifactDamagedException(
                    tableArtifact, "it holds a table of fingerprint " + loaded.fingerprint() + ", not " + fingerprint);
        }
        return loaded;
    }

    /** Versions are the same wherever their tables are read from. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDatasetVersion version
                && name.equals(version.name)
                && number == version.number
                && fingerprint.equals(version.fingerprint)
                && createdAt.equals(version.createdAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, number, fingerprint);
    }

    @Override
    public String toString() {
        return name + "/" + number + " [" + rows + " rows, " + schema.size() + " columns, " + fingerprint.abbreviated()
                + ", from " + source + "]";
    }
}
