package org.evermodel.registry.auditor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.ledger.AuditTrail;
import org.evermodel.registry.ledger.Finding;

/** Gathers what a verification finds, each thing once, and how far it has come. */
final class Findings {
    private final Consumer<Verification.Progress> progress;
    private final Set<Verification.Problem> problems = new LinkedHashSet<>();
    private Verification.Progress looked = new Verification.Progress(0, 0, 0, 0);

    Findings(Consumer<Verification.Progress> progress) {
        this.progress = progress;
    }

    void add(String subject, String what) {
        problems.add(new Verification.Problem(subject, what));
    }

    void add(Finding finding) {
        add(finding.subject(), finding.what());
    }

    void lookedAtArtifact(long bytes) {
        lookedAt(new Verification.Progress(
                looked.artifacts() + 1, looked.bytes() + bytes, looked.auditRows(), looked.records()));
    }

    void addAudit(AuditTrail trail) {
        trail.verify(
                this::add,
                far -> lookedAt(
                        new Verification.Progress(looked.artifacts(), looked.bytes(), far.rows(), far.records())));
    }

    private void lookedAt(Verification.Progress now) {
        looked = now;
        progress.accept(now);
    }

    Verification verification() {
        return new Verification(List.copyOf(problems), looked);
    }
}
