package org.evermodel.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.registry.ledger.AuditRow;
import org.evermodel.registry.ledger.AuditTrail;

final class LedgerAuditLog implements AuditLog {
    private final AuditTrail trail;

    LedgerAuditLog(AuditTrail trail) {
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
