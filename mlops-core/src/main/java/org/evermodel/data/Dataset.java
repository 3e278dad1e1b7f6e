package org.evermodel.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A table: typed columns of equal length, immutable, thread-safe. Every operation returns a new table that shares the
 * columns it left alone.
 *
 * <pre>{@code
 * Dataset patients = CsvSource.of(Path.of("patients.csv")).load();
 * Dataset adults = patients.drop("name").take(rowsOfAdults);
 * }</pre>
 *
 * <p>{@link #fingerprint()} names the content, whatever file it came from. {@link #rowDigests()} names each row by what
 * it was when the table was made, so that a row can be recognised after columns were dropped or derived.
 * {@link #operations()} tells how the table came to be from what was read; it is no part of the content. What can be
 * done to a table stands in {@link TableOperations}.
 */
public final class Dataset implements TableOperations {
    private final Schema schema;
    private final List<Column> columns;
    private final int rowCount;
    private final Supplier<RowDigests> rowDigests;
    private final Supplier<Map<String, Digest>> columnFingerprints;
    private final Supplier<Digest> fingerprint;
    /** Whether the rows are named by the cells they have, so that their names can always be found again. */
    private final boolean origin;

    private final List<Operation> operations;

    private Dataset(Schema schema, List<Column> columns, int rowCount, @Nullable Supplier<RowDigests> rowDigests) {
        this(schema, columns, rowCount, rowDigests, rowDigests == null, List.of());
    }

    private Dataset(
            Schema schema,
            List<Column> columns,
            int rowCount,
            @Nullable Supplier<RowDigests> rowDigests,
            boolean origin,
            List<Operation> operations) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.rowCount = rowCount;
        this.origin = origin;
        this.operations = operations;
        this.rowDigests = rowDigests != null ? rowDigests : new Once<>(() -> RowDigests.of(this));
        this.columnFingerprints = new Once<>(() -> Fingerprints.ofColumns(this));
        this.fingerprint = new Once<>(() -> Fingerprints.of(rowCount, columnFingerprints()));
        for (int i = 0; i < schema.size(); i++) {
            Field field = schema.fields().get(i);
            Columns.requireSize(field.name(), this.columns.get(i), rowCount);
            if (this.columns.get(i).type() != field.type()) {
                throw new IllegalArgumentException("column \"" + field.name() + "\" is declared " + field.type()
                        + ", but holds " + this.columns.get(i).type());
            }
        }
    }

    /** A table of these columns in the map's order; all must have the same number of rows. */
    public static Dataset of(Map<String, Column> columns) {
        List<Field> fields = new ArrayList<>();
        columns.forEach((name, column) -> fields.add(new Field(name, column.type())));
        int rows = columns.values().stream().findFirst().map(Column::size).orElse(0);
        return new Dataset(Schema.of(fields), new ArrayList<>(columns.values()), rows, null);
    }

    /** A table of these rows; a name that a row lacks is missing there. */
    public static Dataset of(Schema schema, List<Row> rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            List<@Nullable Object> cells = new ArrayList<>(rows.size());
            rows.forEach(row -> cells.add(row.value(field.name()).orElse(null)));
            columns.put(field.name(), Columns.of(field.type(), cells));
        }
        return new Dataset(schema, new ArrayList<>(columns.values()), rows.size(), null);
    }

    /** A table of these columns, named and typed by {@code schema}. */
    static Dataset of(Schema schema, List<Column> columns, int rows) {
        return new Dataset(schema, columns, rows, null);
    }

    /** A table whose rows keep names they were given before, as when it is read back from a store. */
    static Dataset withRowDigests(Schema schema, List<Column> columns, RowDigests digests) {
        return new Dataset(schema, columns, digests.size(), () -> digests);
    }

    /** The names and types of the columns. */
    public Schema schema() {
        return schema;
    }

    /** How many rows there are. */
    public int rowCount() {
        return rowCount;
    }

    /** How many columns there are. */
    public int columnCount() {
        return columns.size();
    }

    /** The column called {@code name}; throws NotFoundException naming the columns there are. */
    public Column column(String name) {
        return columns.get(schema.indexOf(name));
    }

    /** The column at {@code position}, 0-based. */
    public Column column(int position) {
        return columns.get(position);
    }

    /** A copy of one row, 0-based. */
    public Row row(int row) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(schema.fields().get(i).name(), columns.get(i).value(row).orElse(null));
        }
        return Row.ofMap(cells);
    }

    /** What was done since the table was read or made, first things first. */
    public List<Operation> operations() {
        return operations;
    }

    /** The rows at these positions, in this order; a row may be taken more than once. */
    public Dataset take(int[] rows) {
        return taken(rows.clone(), Operation.of("take", rows.length + " of " + rowCount + " rows"));
    }

    /** With {@code column} under {@code name}: in place of the column of that name, or as the last one. */
    public Dataset with(String name, Column column) {
        return with(name, column, Operation.of("with", name));
    }

    /** These rows and then those of {@code below}, which must have the same schema. */
    public Dataset append(Dataset below) {
        if (!schema.equals(below.schema)) {
            throw new IllegalArgumentException("rows are appended to a table of the same schema, but " + schema
                    + " got rows of " + below.schema + "; appendWidening takes more");
        }
        return stacked(schema, List.of(this, below)).having(Lineage.appended(this, below));
    }

    /** The same table with its rows named anew by their present cells, as if it had just been made. */
    public Dataset asOrigin() {
        return new Dataset(schema, columns, rowCount, null, true, operations);
    }

    /** The rows at {@code chosen}, which nobody may change afterwards. */
    Dataset taken(int[] chosen, Operation how) {
        return part(chosen).having(Lineage.and(operations, how));
    }

    /** Rows of this table as one of its parts, to which nothing was done. */
    Dataset part(int[] chosen) {
        List<Column> taken = columns.stream().map(column -> column.take(chosen)).toList();
        return new Dataset(
                schema, taken, chosen.length, new Once<>(() -> rowDigests().take(chosen)), origin, operations);
    }

    /** Other columns for the same rows. */
    Dataset holding(Schema fields, List<Column> changed, Operation how) {
        return new Dataset(fields, changed, rowCount, rowDigests, false, Lineage.and(operations, how));
    }

    Dataset with(String name, Column column, Operation how) {
        List<Field> fields = new ArrayList<>(schema.fields());
        List<Column> changed = new ArrayList<>(columns);
        int position = schema.find(name).orElse(fields.size());
        if (position == fields.size()) {
            fields.add(new Field(name, column.type()));
            changed.add(column);
        } else {
            fields.set(position, new Field(name, column.type()));
            changed.set(position, column);
        }
        return holding(Schema.of(fields), changed, how);
    }

    Dataset having(List<Operation> done) {
        return new Dataset(schema, columns, rowCount, rowDigests, origin, done);
    }

    /** The rows of all {@code parts}, each of this schema, in their order. */
    static Dataset stacked(Schema schema, List<Dataset> parts) {
        if (parts.isEmpty()) {
            return of(schema, List.of());
        }
        List<Column> longer = IntStream.range(0, schema.size())
                .mapToObj(i -> Concat.columns(
                        parts.stream().map(part -> part.columns.get(i)).toList()))
                .toList();
        int rows = parts.stream().mapToInt(Dataset::rowCount).reduce(0, Math::addExact);
        List<Operation> done = Lineage.common(parts);
        if (parts.stream().allMatch(part -> part.origin)) {
            // Named by its own cells, it does not hold on to the parts.
            return new Dataset(schema, longer, rows, null, true, done);
        }
        List<Supplier<RowDigests>> names =
                parts.stream().map(part -> part.rowDigests).toList();
        return new Dataset(
                schema,
                longer,
                rows,
                new Once<>(() ->
                        RowDigests.joined(names.stream().map(Supplier::get).toList())),
                false,
                done);
    }

    /** Whether the names of the rows are those of the cells they have now. */
    boolean isOrigin() {
        return origin;
    }

    /** SHA-256 of the canonical typed content: equal for equal columns, names, types, cells and order. */
    public Digest fingerprint() {
        return fingerprint.get();
    }

    /** The digest of each column's name, type and cells, by name: tells which column differs between two tables. */
    public Map<String, Digest> columnFingerprints() {
        return columnFingerprints.get();
    }

    /** What each row was when the table was made, before columns were dropped or derived. */
    public RowDigests rowDigests() {
        return rowDigests.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dataset table && fingerprint().equals(table.fingerprint());
    }

    @Override
    public int hashCode() {
        return fingerprint().hashCode();
    }

    @Override
    public String toString() {
        return "Dataset[" + rowCount + " rows, " + columns.size() + " columns, "
                + fingerprint().abbreviated() + "]";
    }
}
