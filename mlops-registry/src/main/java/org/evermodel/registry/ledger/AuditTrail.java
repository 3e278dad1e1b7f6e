package org.evermodel.registry.ledger;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.spi.MetadataStore;

/** The rows of the audit log, in order. Thread-safe. */
public final class AuditTrail {
    private final MetadataStore store;

    AuditTrail(MetadataStore store) {
        this.store = store;
    }

    /** Whether records of this kind are part of the audit log. */
    public static boolean keeps(String kind) {
        return kind.equals(AuditRows.KIND) || kind.equals(AuditHead.KEY.kind());
    }

    /** The anchor: the last row's number and hash. */
    public AuditHead head() {
        return store.find(AuditHead.KEY).map(AuditHead::parse).orElse(AuditHead.NONE);
    }

    /** At most {@code limit} rows, the last first. */
    public List<AuditRow> last(int limit) {
        return store.scanBackwards(AuditRows.KIND, "", "", limit).stream()
                .map(AuditRows::parse)
                .toList();
    }

    /** All rows from the first, fetched page by page. */
    public Stream<AuditRow> rows() {
        return rowsAfter(0);
    }

    /** All rows after the one with a number, fetched page by page. */
    public Stream<AuditRow> rowsAfter(long sequence) {
        return texts(sequence).map(AuditRows::parse);
    }

    /** At most {@code limit} rows after the one with a number, in order. */
    public List<AuditRow> after(long sequence, int limit) {
        return store.scan(AuditRows.KIND, "", AuditRows.key(sequence).id(), limit).stream()
                .map(AuditRows::parse)
                .toList();
    }

    /** The rows after the one with a number as they are kept, to the byte. */
    public Stream<String> lines(long sequence) {
        return texts(sequence).map(MetadataStore.Entry::json);
    }

    private Stream<MetadataStore.Entry> texts(long sequence) {
        return Ledger.entriesAfter(
                store, AuditRows.KIND, "", AuditRows.key(sequence).id());
    }

    /**
     * Follows the chain through rows that were written elsewhere, one a line, from the first row on.
     *
     * @param lines the rows' texts, in order
     * @param findings receives each row that was edited or is missing
     * @param progress receives the number of rows looked at so far
     */
    public static void verify(Stream<String> lines, Consumer<Finding> findings, Consumer<Looked> progress) {
        AtomicLong rows = new AtomicLong();
        ChainCheck chain =
                new ChainCheck(written -> {}, findings, () -> progress.accept(new Looked(rows.incrementAndGet(), 0)));
        lines.forEach(chain::checkLine);
    }

    /**
     * Follows the chain from the first row to the head, and compares each record with what the log says of it. Holds a
     * page of rows at a time, whatever their number. Changes may go on meanwhile.
     *
     * @param findings receives each row that was edited or is missing, and each record that differs
     * @param progress receives the number of rows and records looked at so far
     */
    public void verify(Consumer<Finding> findings, Consumer<Looked> progress) {
        AtomicLong rows = new AtomicLong();
        AtomicLong looked = new AtomicLong();
        Runnable tell = () -> progress.accept(new Looked(rows.get(), looked.get()));
        RecordCheck records = new RecordCheck(store, findings, () -> {
            looked.incrementAndGet();
            tell.run();
        });
        ChainCheck chain = new ChainCheck(records::checkWritten, findings, () -> {
            rows.incrementAndGet();
            tell.run();
        });
        Look.at("the audit log", findings, () -> chain.run(store));
        for (String kind : Kinds.ALL) {
            Look.at("the records of kind " + kind, findings, () -> records.run(kind));
        }
    }

    /**
     * How far a verification has come.
     *
     * @param rows rows of the audit log looked at
     * @param records records of the registry looked at
     */
    public record Looked(long rows, long records) {}
}
