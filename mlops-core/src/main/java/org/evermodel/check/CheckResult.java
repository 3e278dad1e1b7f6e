package org.evermodel.check;

import java.util.List;
import java.util.Optional;

/**
 * What came of one check.
 *
 * @param check the demand, as {@link Check#name()}
 * @param severity how much it matters
 * @param description why it is demanded, where somebody said so
 * @param finding what was seen
 */
public record CheckResult(String check, Severity severity, Optional<String> description, Finding finding) {
    /** Whether the demand is met. */
    public boolean passed() {
        return finding.passed();
    }

    /** How the demand is broken; empty where it is met. */
    public List<Violation> violations() {
        return finding.violations();
    }

    /** {@code pass}, {@code info}, {@code warning} or {@code error}. */
    String verdict() {
        return passed() ? "pass" : severity.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        String seen = passed()
                ? finding.found()
                : String.join("; ", violations().stream().map(Violation::seen).toList());
        return verdict() + " " + check + (seen.isEmpty() ? "" : ": " + seen);
    }
}
