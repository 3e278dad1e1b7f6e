package org.evermodel.check;

import java.util.List;
import java.util.Optional;

/**
 * What one check saw, whether it passed or not.
 *
 * @param rows how many rows it looked at; rows it does not speak of, such as those whose cell is missing, are not among
 *     them
 * @param atFault how many of them are at fault
 * @param examples the first few of those
 * @param found what was seen, in words, for a check of more than single rows: {@code the mean is 38.6}
 * @param violations how the demand is broken; empty where it is met
 */
public record Finding(
        long rows, long atFault, List<Violation.Example> examples, String found, List<Violation> violations) {
    /** Copies the lists; refuses more rows at fault than rows. */
    public Finding {
        examples = List.copyOf(examples);
        violations = List.copyOf(violations);
        if (atFault < 0 || atFault > rows) {
            throw new IllegalArgumentException(
                    "at fault are some of the rows looked at, but got " + atFault + " of " + rows);
        }
    }

    /** What a check of a table or a whole column saw, which met the demand. */
    public static Finding met(long rows, String found) {
        return new Finding(rows, 0, List.of(), found, List.of());
    }

    /** What a check of a table or a whole column saw, which broke the demand. */
    public static Finding broken(String check, Optional<String> column, long rows, String found) {
        return new Finding(rows, 0, List.of(), found, List.of(Violation.of(check, column, found)));
    }

    /** Either {@link #met} or {@link #broken}. */
    public static Finding of(boolean met, String check, Optional<String> column, long rows, String found) {
        return met ? met(rows, found) : broken(check, column, rows, found);
    }

    /** Whether the demand is met. */
    public boolean passed() {
        return violations.isEmpty();
    }

    /** The share of the rows looked at that are at fault, in [0, 1]; 0 where there are none. */
    public double share() {
        return rows == 0 ? 0 : (double) atFault / rows;
    }

    Finding named(String check) {
        return new Finding(
                rows,
                atFault,
                examples,
                found,
                violations.stream()
                        .map(broken ->
                                new Violation(check, broken.column(), broken.found(), broken.rows(), broken.examples()))
                        .toList());
    }
}
