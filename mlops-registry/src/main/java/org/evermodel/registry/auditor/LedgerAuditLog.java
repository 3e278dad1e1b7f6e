package org.evermodel.registry.auditor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.audit.AuditFilter;
import org.evermodel.registry.audit.AuditLog;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.ledger.AuditRow;
import org.evermodel.registry.ledger.AuditTrail;

/** The audit log of one ledger. */
public final class LedgerAuditLog implements AuditLog {
    private final AuditTrail trail;

    /** The log that this trail is. */
    public LedgerAuditLog(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public Optional<AuditEntry> last() {
        return last(1).stream().findFirst();
    }

    @Override
    public List<AuditEntry> last(int limit) {
        return trail.last(limit).stream().map(LedgerAuditLog::entry).toList();
    }

    @Override
    public Stream<AuditEntry> entries() {
        return trail.rows().map(LedgerAuditLog::entry);
    }

    @Override
    public Stream<AuditEntry> entries(AuditFilter filter) {
        return trail.rowsAfter(filter.after()).map(LedgerAuditLog::entry).filter(filter::admits);
    }

    @Override
    public long exportTo(OutputStream out) throws IOException {
        return AuditExport.write(trail, out);
    }

    @Override
    public long exportTo(Path file) throws IOException {
        return AuditExport.write(trail, file);
    }

    private static AuditEntry entry(AuditRow row) {
        return new AuditEntry(
                row.sequence(),
                row.at(),
                row.actor(),
                row.action(),
                row.subject(),
                row.reason(),
                row.details(),
                row.hash());
    }

    @Override
    public Verification verify() {
        Findings findings = new Findings(progress -> {});
        findings.addAudit(trail);
        return findings.verification();
    }

    @Override
    public String toString() {
        return "AuditLog[" + trail.head().sequence() + " rows]";
    }
}
