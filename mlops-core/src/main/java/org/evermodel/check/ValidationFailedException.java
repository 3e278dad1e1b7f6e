package org.evermodel.check;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.MlopsException;

/** A table does not meet the demands made on it. The message names the first few violations. */
public class ValidationFailedException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;
    private final transient ValidationReport report;

    /** Carries {@code report}, which has at least one violation. */
    public ValidationFailedException(ValidationReport report) {
        super(message(report.violations()));
        this.report = report;
    }

    private static String message(List<Violation> violations) {
        String first = violations.stream().limit(SHOWN).map(Violation::toString).collect(Collectors.joining("; "));
        int more = violations.size() - SHOWN;
        return "the data do not meet what is demanded of them: " + first + (more > 0 ? "; and " + more + " more" : "");
    }

    /** All that was found. */
    public ValidationReport report() {
        return report;
    }
}
