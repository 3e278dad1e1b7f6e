package org.evermodel.check;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/** The usual demands on tables. */
public final class Checks {
    private Checks() {}

    /** At least {@code least} rows. */
    public static Check rowsAtLeast(long least) {
        if (least < 1) {
            throw new IllegalArgumentException("at least one row must be demanded, but got " + least);
        }
        String name = "at least " + least + " rows";
        return new TableCheck(
                name,
                table -> table.rowCount() >= least
                        ? List.of()
                        : List.of(Violation.of(name, Optional.empty(), "there are " + table.rowCount())));
    }

    /** All of these columns, beside any others. */
    public static Check columns(String... names) {
        List<String> wanted = List.of(names);
        String name = "columns " + wanted;
        return new TableCheck(
                name,
                table -> wanted.stream()
                        .filter(column -> table.schema().find(column).isEmpty())
                        .map(column -> Violation.of(
                                name,
                                Optional.of(column),
                                "there is no column \"" + column + "\" among "
                                        + table.schema().names()))
                        .toList());
    }

    /** All columns of {@code schema} with their types, in any order, beside any others. */
    public static Check schema(Schema schema) {
        String name = "columns " + schema.fields();
        return new TableCheck(
                name,
                table -> schema.fields().stream()
                        .flatMap(field -> misfit(name, field, table).stream())
                        .toList());
    }

    private static Optional<Violation> misfit(String name, Field field, Dataset table) {
        if (table.schema().find(field.name()).isEmpty()) {
            return Optional.of(
                    Violation.of(name, Optional.of(field.name()), "there is no column \"" + field.name() + "\""));
        }
        Field found = table.schema().field(field.name());
        return found.equals(field)
                ? Optional.empty()
                : Optional.of(Violation.of(name, Optional.of(field.name()), "there is " + found));
    }

    /** Demands on the column called {@code name}; an absent column breaks each of them. */
    public static ColumnChecks column(String name) {
        return new ColumnChecks(name);
    }
}
