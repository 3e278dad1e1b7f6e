package org.evermodel.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * Some rows of a table that goes by, with the numbers they have in it. Positions in a part are 0-based and tell nothing;
 * {@link #number} tells the row of the table. Columns are cut to the rows of the part when they are asked for. Used by
 * one thread at a time.
 */
public final class Part {
    private final Dataset batch;
    private final long first;
    private final Optional<int[]> chosen;
    private final Map<Integer, Column> cut = new HashMap<>();

    private Part(Dataset batch, long first, Optional<int[]> chosen) {
        this.batch = batch;
        this.first = first;
        this.chosen = chosen;
    }

    /** All rows of {@code batch}, whose first one has the number {@code first}. */
    public static Part of(Dataset batch, long first) {
        return new Part(batch, first, Optional.empty());
    }

    /** The columns of the table. */
    public Schema schema() {
        return batch.schema();
    }

    /** How many rows this part has, which may be none. */
    public int rowCount() {
        return chosen.map(rows -> rows.length).orElse(batch.rowCount());
    }

    /** The number that a row of this part has in the table, 0-based. */
    public long number(int position) {
        return first + chosen.map(rows -> rows[position]).orElse(position);
    }

    /** The cells of these rows in the column at {@code position} of the schema. */
    public Column column(int position) {
        return chosen.isEmpty()
                ? batch.column(position)
                : cut.computeIfAbsent(position, i -> batch.column(i).take(chosen.get()));
    }

    /** The cells of these rows in one column; throws NotFoundException naming the columns there are. */
    public Column column(String name) {
        return column(schema().indexOf(name));
    }

    /** These rows and the named columns as a table. */
    public Dataset table(List<String> names) {
        Map<String, Column> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, column(name)));
        return Dataset.of(columns);
    }

    /** These rows as a table. */
    public Dataset table() {
        return chosen.isEmpty()
                ? batch
                : table(schema().fields().stream().map(Field::name).toList());
    }

    /** Those rows whose position here passes {@code keep}. */
    public Part where(IntPredicate keep) {
        int[] kept = IntStream.range(0, rowCount())
                .filter(keep)
                .map(i -> chosen.map(rows -> rows[i]).orElse(i))
                .toArray();
        return new Part(batch, first, Optional.of(kept));
    }

    @Override
    public String toString() {
        return "Part[" + rowCount() + " rows from row " + first + " on]";
    }
}
