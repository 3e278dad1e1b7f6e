package org.evermodel.check;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * The types that can meet a demand on a column.
 *
 * @param called what such cells are called
 * @param accepted which types they are
 */
record ColumnTypes(String called, Predicate<ColumnType> accepted) {
    static final ColumnTypes ANY = new ColumnTypes("values", type -> true);
    static final ColumnTypes NUMERIC = new ColumnTypes("numbers", ColumnType::isNumeric);
    static final ColumnTypes TIMES = new ColumnTypes("timestamps", type -> type == ColumnType.TIMESTAMP);
    static final ColumnTypes ORDERED =
            new ColumnTypes("numbers or timestamps", type -> type.isNumeric() || type == ColumnType.TIMESTAMP);

    /** Begins with the column's position, or settles that it is absent or of another type. */
    Inspection begin(String check, String column, Schema schema, IntFunction<Inspection> inspection) {
        if (schema.find(column).isEmpty()) {
            return broken(check, column, "there is no column \"" + column + "\" among " + schema.names());
        }
        Field field = schema.field(column);
        return accepted.test(field.type())
                ? inspection.apply(schema.indexOf(column))
                : broken(check, column, "it holds no " + called + ": " + field);
    }

    private static Inspection broken(String check, String column, String found) {
        return new Settled(Finding.broken(check, Optional.of(column), 0, found));
    }
}
