package org.evermodel.registry.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;
import org.jspecify.annotations.Nullable;

/**
 * Follows the audit log from its first row to its head. A row is edited where its text is not the canonical one of its
 * values, or its hash not theirs; where it was rewritten with a fitting hash, the row after it, or the head, disagrees.
 */
final class ChainCheck {
    private static final int PAGE = 200;

    private final Consumer<AuditRow.Written> records;
    private final Consumer<Finding> findings;
    private final Runnable progress;
    private long last;
    private @Nullable Digest lastHash = AuditRow.NOTHING;

    ChainCheck(Consumer<AuditRow.Written> records, Consumer<Finding> findings, Runnable progress) {
        this.records = records;
        this.findings = findings;
        this.progress = progress;
    }

    void run(MetadataStore store) {
        String after = "";
        while (true) {
            List<MetadataStore.Entry> page = store.scan(AuditRows.KIND, "", after, PAGE);
            if (page.isEmpty()) {
                Optional<MetadataStore.Entry> head = store.find(AuditHead.KEY);
                // Rows may have come since the page was found empty; they belong to the chain as well.
                page = store.scan(AuditRows.KIND, "", after, PAGE);
                if (page.isEmpty()) {
                    head.ifPresentOrElse(this::checkHead, this::requireNoRows);
                    return;
                }
            }
            page.forEach(this::check);
            after = page.get(page.size() - 1).key().id();
        }
    }

    /** Checks a row that stands in a line of its own, after those before it. */
    void checkLine(String line) {
        long sequence;
        try {
            sequence = Content.parse("audit row", line).number("sequence");
        } catch (StorageException e) {
            progress.run();
            last++;
            report("audit row " + last, "was edited: it cannot be read");
            lastHash = null;
            return;
        }
        if (sequence <= last) {
            progress.run();
            report("audit row " + sequence, "stands behind row " + last);
            return;
        }
        check(new MetadataStore.Entry(AuditRows.key(sequence), 1, line));
    }

    private void check(MetadataStore.Entry entry) {
        progress.run();
        long sequence = sequenceOf(entry);
        if (sequence == 0) {
            report("audit row " + entry.key().id(), "was added: rows have numbers of 12 digits");
            return;
        }
        if (sequence > last + 1) {
            reportMissing(last + 1, sequence - 1, "");
            lastHash = null;
        }
        last = sequence;
        try {
            check(sequence, AuditRows.parse(entry), entry);
        } catch (StorageException e) {
            report("audit row " + sequence, "was edited: it cannot be read");
            lastHash = null;
        }
    }

    private void check(long sequence, AuditRow row, MetadataStore.Entry entry) {
        if (!AuditRows.isIntact(row, entry)) {
            report("audit row " + sequence, "was edited: its hash does not fit its content");
        } else if (lastHash != null && !row.previous().equals(lastHash)) {
            report("audit row " + (sequence - 1), "was edited: row " + sequence + " was written after another one");
        } else {
            row.records().forEach(records);
        }
        lastHash = row.hash();
    }

    private void checkHead(MetadataStore.Entry entry) {
        AuditHead head;
        try {
            head = AuditHead.parse(entry);
        } catch (StorageException e) {
            report("audit head", "was edited: it cannot be read");
            return;
        }
        if (head.sequence() > last) {
            reportMissing(last + 1, head.sequence(), " at the end, as the audit head tells");
        } else if (head.sequence() < last) {
            report(
                    "audit head",
                    "was edited: it names row " + head.sequence() + " as the last, but there is row " + last);
        } else if (lastHash != null && !head.hash().equals(lastHash)) {
            report("audit head", "does not fit audit row " + last + ": one of the two was edited");
        } else if (!head.format().equals(entry.json())) {
            report("audit head", "was edited: it says more than it should");
        }
    }

    private void requireNoRows() {
        if (last > 0) {
            report("audit head", "is missing, though there are rows up to " + last);
        }
    }

    private void reportMissing(long from, long to, String where) {
        report(from == to ? "audit row " + from : "audit rows " + from + " to " + to, "missing" + where);
    }

    private void report(String subject, String what) {
        findings.accept(new Finding(subject, what));
    }

    private static long sequenceOf(MetadataStore.Entry entry) {
        String id = entry.key().id();
        return id.matches("[0-9]{12}") ? Long.parseLong(id) : 0;
    }
}
