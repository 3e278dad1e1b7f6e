package org.evermodel.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the registration of a version asks of the store of records, and nothing else: five records looked up one after the
 * other, then two changed and three created in one commit, with the texts and numbers the version is found by.
 */
@State(Scope.Benchmark)
public class VersionRecordsBenchmark extends ShortRuns {
    private static final String MODEL = "20260115-103000123-0a1b2c3d";
    private static final String AUDIT = "{\"actor\":\"ann\",\"records\":\"" + "0123456789abcdef".repeat(60) + "\"}";
    private static final String VERSION =
            "{\"model\":\"" + MODEL + "\",\"signature\":\"" + "column".repeat(250) + "\"}";
    private static final String POINTER = "{\"model\":\"" + MODEL + "\",\"number\":1}";

    private static final MetadataStore.Key HEAD = new MetadataStore.Key("audit-head", "head");
    private static final MetadataStore.Key NAME = new MetadataStore.Key("model-name", "readmission");
    private static final MetadataStore.Key OWNER = new MetadataStore.Key("model", MODEL);
    private static final Facets NAMED = new Facets(
            Map.of("attributes.id", MODEL, "attributes.name", "readmission"),
            Map.of("attributes.creation_timestamp", 1.8e12, "attributes.last_updated_timestamp", 1.8e12));

    private Storage local;
    private BareSqlite database;
    private long versions;

    @Setup
    public void open(ScratchFolder scratch) throws SQLException {
        local = LocalStorage.at(scratch.at("home"));
        local.metadata()
                .commit(List.of(
                        new Put(HEAD, 0, POINTER), new Put(NAME, 0, POINTER), new Put(OWNER, 0, POINTER, NAMED)));
        database = BareSqlite.open(scratch.at("bare.db"));
        database.insert(HEAD.kind(), HEAD.id(), POINTER);
        database.insert(OWNER.kind(), OWNER.id(), POINTER);
    }

    @Benchmark
    public long evermodel() {
        MetadataStore store = local.metadata();
        long number = ++versions;
        MetadataStore.Key content = content(number);
        long head = revision(HEAD);
        long found = revision(NAME) + revision(content) + revision(version(number - 1));
        store.commit(List.of(
                new Put(HEAD, head, POINTER),
                new Put(new MetadataStore.Key("audit", padded(number, 12)), 0, AUDIT),
                new Put(OWNER, revision(OWNER), POINTER, NAMED),
                new Put(version(number), 0, VERSION, facets(number)),
                new Put(content, 0, POINTER)));
        return found;
    }

    private static MetadataStore.Key content(long number) {
        return new MetadataStore.Key("model-content", MODEL + "/" + Long.toHexString(number * 0x9E3779B97F4A7C15L));
    }

    private static MetadataStore.Key version(long number) {
        return new MetadataStore.Key("model-version", MODEL + "/" + padded(number, 10));
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }

    private static Facets facets(long number) {
        double at = 1.8e12 + number;
        return new Facets(
                Map.of("attributes.status", "READY"),
                Map.of(
                        "attributes.creation_timestamp", at,
                        "attributes.last_updated_timestamp", at,
                        "attributes.version_number", (double) number));
    }

    private long revision(MetadataStore.Key key) {
        return local.metadata().find(key).map(MetadataStore.Entry::revision).orElse(0L);
    }

    /** The floor: a row, committed. */
    @Benchmark
    public void bareSqlite() throws SQLException {
        database.insert("model-version", Long.toString(++versions), POINTER);
    }

    /** The same records, with nothing they are found by but their keys. */
    @Benchmark
    public void sameRecordsInBareSqlite() throws SQLException {
        String number = padded(++versions, 12);
        database.together(() -> {
            database.replace(HEAD.kind(), HEAD.id(), POINTER);
            database.replace(OWNER.kind(), OWNER.id(), POINTER);
            database.insert("audit", number, AUDIT);
            database.insert("model-version", MODEL + "/" + number, VERSION);
            database.insert("model-content", content(versions).id(), POINTER);
        });
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        local.close();
    }
}
