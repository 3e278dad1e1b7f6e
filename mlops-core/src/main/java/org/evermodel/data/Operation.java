package org.evermodel.data;

import java.util.Arrays;
import java.util.List;

/**
 * What was done to a table, for its lineage: {@code drop(name, ssn)}, {@code fill(age, median, 37)}. It tells, it cannot
 * be done again: functions a caller gave are not part of it.
 *
 * @param name the method that was called
 * @param parameters what it was called with and, where the table decided something, what that was
 */
public record Operation(String name, List<String> parameters) {
    /** Refuses a blank name. */
    public Operation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an operation must have a name, but was given \"" + name + "\"");
        }
        parameters = List.copyOf(parameters);
    }

    /** An operation with its parameters, each as text. */
    public static Operation of(String name, Object... parameters) {
        return new Operation(
                name, Arrays.stream(parameters).map(String::valueOf).toList());
    }

    /** One line: {@code drop(name, ssn)}. */
    @Override
    public String toString() {
        return name + "(" + String.join(", ", parameters) + ")";
    }
}
