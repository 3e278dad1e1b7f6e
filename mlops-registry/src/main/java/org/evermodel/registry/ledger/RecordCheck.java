package org.evermodel.registry.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * Compares records with what the audit log says was written. From the log's side: a record must not be missing, nor back
 * at an earlier revision. From the record's side: the audit row it names must tell of exactly this text.
 */
final class RecordCheck {
    private static final Pattern KEY = Pattern.compile("(?<kind>[a-z][a-z-]*)/(?<id>.+)", Pattern.DOTALL);

    private final MetadataStore store;
    private final Consumer<Finding> findings;
    private final Runnable progress;
    private final boolean isIndexed;

    RecordCheck(MetadataStore store, Consumer<Finding> findings, Runnable progress) {
        this.store = store;
        this.findings = findings;
        this.progress = progress;
        this.isIndexed = IndexVersion.isCurrent(store);
    }

    void run(String kind) {
        Ledger.entries(store, kind, "").forEach(this::check);
    }

    void checkWritten(AuditRow.Written written) {
        Matcher parts = KEY.matcher(written.record());
        if (!parts.matches()) {
            findings.accept(new Finding("record " + written.record(), "is none, though the audit log tells of it"));
            return;
        }
        MetadataStore.Key key = new MetadataStore.Key(parts.group("kind"), parts.group("id"));
        Optional<MetadataStore.Entry> now = store.find(key);
        if (now.isEmpty()) {
            report(key, "missing, though the audit log tells of it");
        } else if (now.get().revision() < written.revision()) {
            report(key, "was put back to an earlier state than the audit log tells of");
        } else if (now.get().revision() == written.revision()
                && !digest(now.get()).equals(written.digest())) {
            reportEdited(key);
        }
    }

    private void check(MetadataStore.Entry entry) {
        progress.run();
        try {
            check(entry, Stored.of(entry).auditSequence());
        } catch (StorageException e) {
            reportEdited(entry.key());
        }
    }

    private void check(MetadataStore.Entry entry, long sequence) {
        Optional<MetadataStore.Entry> rowEntry = sequence < 1 ? Optional.empty() : store.find(AuditRows.key(sequence));
        if (rowEntry.isEmpty()) {
            report(entry.key(), "cannot be trusted: audit row " + sequence + ", which should tell of it, is missing");
            return;
        }
        AuditRow row;
        try {
            row = AuditRows.parse(rowEntry.get());
        } catch (StorageException e) {
            return; // The row is named as edited, and nothing can be learnt from it about the record.
        }
        AuditRow.Written written = new AuditRow.Written(entry.key().toString(), entry.revision(), digest(entry));
        boolean isTold = row.records().contains(written);
        if (AuditRows.isIntact(row, rowEntry.get()) && !isTold) {
            reportEdited(entry.key());
        }
        if (isTold && isIndexed) {
            checkFacets(entry);
        }
    }

    private void checkFacets(MetadataStore.Entry entry) {
        Optional<Facets> due = IndexVersion.facets(entry);
        Optional<Facets> now = store.facets(entry.key());
        // A record that was changed since it was read has the facets of that change.
        if (due.isPresent() && now.isPresent() && !now.equals(due) && isStillSo(entry)) {
            report(entry.key(), "is found by " + now.get() + ", but says " + due.get());
        }
    }

    private boolean isStillSo(MetadataStore.Entry entry) {
        return store.find(entry.key()).filter(entry::equals).isPresent();
    }

    private static Digest digest(MetadataStore.Entry entry) {
        return Digest.of(entry.json().getBytes(StandardCharsets.UTF_8));
    }

    private void reportEdited(MetadataStore.Key key) {
        report(key, "was edited: the audit log tells of another content");
    }

    private void report(MetadataStore.Key key, String what) {
        findings.accept(new Finding("record " + key, what));
    }
}
