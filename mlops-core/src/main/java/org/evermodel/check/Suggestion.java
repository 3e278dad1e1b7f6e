package org.evermodel.check;

/**
 * A check that a profile suggests.
 *
 * @param check the check
 * @param java the expression that makes it: {@code Checks.column("age").between(10.0, 97.0)}
 * @param evidence what suggests it, in figures
 */
public record Suggestion(Check check, String java, String evidence) {
    @Override
    public String toString() {
        return check.name() + " (" + evidence + ")";
    }
}
