package org.evermodel.registry.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.registry.ledger.AuditTrail;

/** Proves an audit log from its lines alone. */
final class ExportedLog {
    private final Set<Verification.Problem> problems = new LinkedHashSet<>();
    private Verification.Progress looked = new Verification.Progress(0, 0, 0, 0);

    static Verification verify(Path file) throws IOException {
        ExportedLog log = new ExportedLog();
        // Bytes that are no text are replaced, so that the row they stand in is named as any other that was edited.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            log.read(lines);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Verification(List.copyOf(log.problems), log.looked);
    }

    private void read(BufferedReader lines) {
        AuditTrail.verify(
                lines.lines(),
                finding -> problems.add(new Verification.Problem(finding.subject(), finding.what())),
                far -> looked = new Verification.Progress(0, 0, far.rows(), far.records()));
    }
}
