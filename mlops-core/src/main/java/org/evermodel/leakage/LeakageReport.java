package org.evermodel.leakage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evermodel.check.Severity;

/**
 * What was found in a table or a split.
 *
 * @param target the column that is to be predicted
 * @param rows how many rows there are, in both parts where there are two
 * @param findings what may be wrong, the worst first
 * @param scores how well each column alone predicts the target, the best first
 * @param notes what was left out and why, such as columns that were not tried in pairs
 */
public record LeakageReport(
        String target, long rows, List<LeakageFinding> findings, List<ColumnScore> scores, List<String> notes) {
    /** Copies the lists. */
    public LeakageReport {
        findings = List.copyOf(findings);
        scores = List.copyOf(scores);
        notes = List.copyOf(notes);
    }

    /** Whether nothing worse than INFO was found. */
    public boolean passed() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    }

    /** The findings of one kind. */
    public List<LeakageFinding> of(LeakageKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** The columns that findings worse than INFO are about, in alphabetical order. */
    public Set<String> suspects() {
        Set<String> suspects = new TreeSet<>();
        findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding -> suspects.addAll(finding.columns()));
        return java.util.Collections.unmodifiableSet(suspects);
    }

    /** A heading, a table of the findings, the best scores and what was left out, for a pull request. */
    public String toMarkdown() {
        return LeakageMarkdown.format(this);
    }

    /**
     * One JSON object: {@code {"target":…,"rows":…,"passed":…,"findings":[{"kind":…,"severity":…,"columns":[…],
     * "evidence":…,"advice":…,"rows":[…]}],"scores":[{"column":…,"measure":…,"value":…,"lower":…,"baseline":…,"rows":…}],
     * "notes":[…]}}.
     */
    public String toJson() {
        return LeakageJson.format(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary());
        findings.forEach(finding -> text.append("\n  ").append(finding));
        notes.forEach(note -> text.append("\n  note: ").append(note));
        return text.toString();
    }

    String summary() {
        return "leakage to \"" + target + "\": "
                + (findings.isEmpty()
                        ? "nothing found"
                        : findings.size() + " finding" + (findings.size() == 1 ? "" : "s"))
                + " in " + rows + " rows";
    }
}
