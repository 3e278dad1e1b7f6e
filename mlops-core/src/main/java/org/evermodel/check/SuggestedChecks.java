package org.evermodel.check;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.profile.Profile;

/**
 * Checks that a profile suggests: a beginning, to be looked at and edited by somebody who knows the data.
 *
 * <pre>{@code
 * SuggestedChecks suggested = Checks.suggestedFrom(Profile.of(january));
 * suggested.toJava();                              // to be pasted into a source file or at a JShell prompt
 * suggested.validator().validate(february);
 * }</pre>
 *
 * <p>Each column is expected to keep its type; to miss no more cells than the upper Wilson bound, at three standard errors,
 * of the share it misses now, or none if it misses none of a hundred or more; to hold the categories it holds, at least in
 * the share of the cells that they and values never seen are sure to leave each other; to stay within its range and a tenth
 * of it more on either side, but not below 0 if it has not been; to have texts between half and twice as long; and to be
 * unique if it is in a hundred rows or more. At least half as many rows are expected. Times are not bounded, because they
 * move on. Immutable and thread-safe.
 */
public final class SuggestedChecks {
    private final List<Suggestion> suggestions;

    private SuggestedChecks(List<Suggestion> suggestions) {
        this.suggestions = suggestions;
    }

    static SuggestedChecks of(Profile profile) {
        return new SuggestedChecks(Suggester.of(profile));
    }

    /** The checks with what suggests them. */
    public List<Suggestion> suggestions() {
        return suggestions;
    }

    /** The checks. */
    public List<Check> checks() {
        return suggestions.stream().map(Suggestion::check).toList();
    }

    /** Makes all of them. */
    public Validator validator() {
        return Validator.of(checks());
    }

    /** Imports and a declaration of {@code Validator validator}, one check a line with what suggests it. */
    public String toJava() {
        String lines = suggestions.stream()
                .map(suggestion -> "    // " + suggestion.evidence() + "\n    " + suggestion.java())
                .collect(Collectors.joining(",\n"));
        return """
                import org.evermodel.check.Checks;
                import org.evermodel.check.Validator;
                import org.evermodel.data.ColumnType;

                Validator validator = Validator.of(
                """ + lines + ");\n";
    }

    @Override
    public String toString() {
        return suggestions.size() + " suggested checks"
                + suggestions.stream().map(each -> "\n  " + each).collect(Collectors.joining());
    }
}
