package org.evermodel.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evermodel.Digest;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Series;
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
 * The part of the registration of a version that changes records, without its artifacts: the model and what was registered
 * before looked up, then two records changed and three created in one commit, with the numbers and texts they are found by.
 * Through the ledger, which writes the audit log as well, and as the store of records alone is asked for it.
 */
@State(Scope.Benchmark)
public class VersionRecordsBenchmark extends ShortRuns {
    private static final String MODEL = "20260115-103000123-0a1b2c3d";
    private static final String AUDIT = "{\"actor\":\"ann\",\"records\":\"" + "0123456789abcdef".repeat(60) + "\"}";
    private static final String SIGNATURE = "column".repeat(250);
    private static final String VERSION = "{\"model\":\"" + MODEL + "\",\"signature\":\"" + SIGNATURE + "\"}";
    private static final String POINTER = "{\"model\":\"" + MODEL + "\",\"number\":1}";

    private static final MetadataStore.Key HEAD = new MetadataStore.Key("audit-head", "head");
    private static final MetadataStore.Key NAME = new MetadataStore.Key("model-name", "readmission");
    private static final MetadataStore.Key OWNER = new MetadataStore.Key("model", MODEL);
    private static final Facets NAMED = new Facets(
            Map.of("attributes.id", MODEL, "attributes.name", "readmission"),
            Map.of("attributes.creation_timestamp", 1.8e12, "attributes.last_updated_timestamp", 1.8e12));

    private final Series series = Series.ofModels();
    private Storage ledgers;
    private Ledger ledger;
    private Storage local;
    private BareSqlite database;
    private long versions;

    @Setup
    public void open(ScratchFolder scratch) throws SQLException {
        ledgers = LocalStorage.at(scratch.at("ledger"));
        ledger = new Ledger(ledgers.metadata(), Clock.systemUTC(), new Random(1), "ann");
        local = LocalStorage.at(scratch.at("home"));
        local.metadata()
                .commit(List.of(
                        new Put(HEAD, 0, POINTER), new Put(NAME, 0, POINTER), new Put(OWNER, 0, POINTER, NAMED)));
        database = BareSqlite.open(scratch.at("bare.db"));
        database.insert(HEAD.kind(), HEAD.id(), POINTER);
        database.insert(OWNER.kind(), OWNER.id(), POINTER);
    }

    /** All of it: what is read and written is made of values and back, and each change is hashed into the audit log. */
    @Benchmark
    public String ledger() {
        Digest digest = Digest.of(Long.toString(++versions).getBytes(StandardCharsets.UTF_8));
        return ledger.change(change -> {
            Series.Numbered number = series.next(change, "readmission", ledger::newId);
            String content = number.owner() + "/" + digest.hex();
            change.find(Kinds.MODEL_CONTENT, content).ifPresent(known -> {
                throw new IllegalStateException(known + " was registered before");
            });
            change.find(Kinds.MODEL_VERSION, Kinds.numbered(number.owner(), number.number() - 1));
            change.create(Kinds.MODEL_VERSION, number.id(), described(number, change, digest));
            change.create(Kinds.MODEL_CONTENT, content, pointer(number));
            change.note(AuditNote.of("model.registered", "models:/readmission/" + number.number())
                    .with(Map.of("package", digest.toString())));
            return number.id();
        });
    }

    private static Content pointer(Series.Numbered number) {
        return Content.builder()
                .put("model", number.owner())
                .put("number", number.number())
                .build();
    }

    private static Content described(Series.Numbered number, Change change, Digest digest) {
        return Content.builder()
                .putAll(pointer(number))
                .put("status", "READY")
                .put("createdAt", change.at())
                .put("package", digest)
                .put("signature", SIGNATURE)
                .build();
    }

    /** What that asks of the store, which is not asked again for what the ledger has just written. */
    @Benchmark
    public long store() {
        MetadataStore store = local.metadata();
        long number = ++versions;
        MetadataStore.Key content = content(number);
        long head = revision(HEAD);
        long found = revision(content);
        store.commit(List.of(
                new Put(HEAD, head, POINTER),
                new Put(new MetadataStore.Key("audit", padded(number, 12)), 0, AUDIT),
                new Put(OWNER, head, POINTER, changed(number)),
                new Put(version(number), 0, VERSION, facets(number)),
                new Put(content, 0, POINTER)));
        return found;
    }

    /** The model was changed at that moment. */
    private static Facets changed(long number) {
        Map<String, Double> numbers = new HashMap<>(NAMED.numbers());
        numbers.put("attributes.last_updated_timestamp", 1.8e12 + number);
        return new Facets(NAMED.texts(), numbers);
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
        ledgers.close();
    }
}
