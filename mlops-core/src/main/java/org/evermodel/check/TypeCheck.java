package org.evermodel.check;

import java.util.Locale;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Schema;

/** A demand on the type of a column. */
record TypeCheck(String column, ColumnType type) implements Check {
    @Override
    public String name() {
        return column + " is " + lower(type);
    }

    @Override
    public Inspection begin(Schema schema) {
        return ColumnTypes.ANY.begin(name(), column, schema, position -> {
            ColumnType found = schema.fields().get(position).type();
            return new Settled(Finding.of(found == type, name(), Optional.of(column), 0, "it is " + lower(found)));
        });
    }

    private static String lower(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name();
    }
}
