package org.evermodel.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;

/**
 * A demand on one column.
 *
 * @param types the types that can meet it, and what they are called
 * @param judgement what is wrong with a column of these types, if anything
 */
record ColumnCheck(String name, String column, Types types, Function<Column, Optional<Violation>> judgement)
        implements Check {

    record Types(String called, Predicate<ColumnType> accepted) {
        static final Types ANY = new Types("values", type -> true);
        static final Types NUMERIC = new Types("numbers", ColumnType::isNumeric);
        static final Types TIMES = new Types("timestamps", type -> type == ColumnType.TIMESTAMP);
    }

    @Override
    public List<Violation> judge(Dataset table) {
        if (table.schema().find(column).isEmpty()) {
            return List.of(broken("there is no column \"" + column + "\" among "
                    + table.schema().names()));
        }
        Column cells = table.column(column);
        if (!types.accepted().test(cells.type())) {
            return List.of(broken(
                    "it holds no " + types.called() + ": " + table.schema().field(column)));
        }
        return judgement.apply(cells).stream().toList();
    }

    private Violation broken(String found) {
        return Violation.of(name, Optional.of(column), found);
    }

    @Override
    public String toString() {
        return name;
    }
}
