package org.evermodel.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
        return named(Schema.of(fields), new ArrayList<>(columns.values()), rows, null, List.of());
    }

    /** A table of these rows; a name that a row lacks is missing there. */
    public static Dataset of(Schema schema, List<Row> rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            List<@Nullable Object> cells = new ArrayList<>(rows.size());
            rows.forEach(row -> cells.add(row.value(field.name()).orElse(null)));
            columns.put(field.name(), Columns.of(field.type(), cells));
        }
        return named(schema, new ArrayList<>(columns.values()), rows.size(), null, List.of());
    }

    /** A table of these columns, named and typed by {@code schema}. */
    static Dataset of(Schema schema, List<Column> columns, int rows) {
        return named(schema, columns, rows, null, List.of());
    }

    /** A table with a row for each record, as {@link RecordMapping} describes; throws as it does. */
    public static <R extends Record> Dataset of(Class<R> type, List<? extends R> records) {
        return RecordMapping.of(type).table(records.stream());
    }

    /** As above, for records that come one by one; the stream is used up. */
    public static <R extends Record> Dataset of(Class<R> type, Stream<? extends R> records) {
        return RecordMapping.of(type).table(records);
    }

    /** A table whose rows keep names they were given before, as when it is read back from a store. */
    static Dataset withRowDigests(Schema schema, List<Column> columns, RowDigests digests) {
        return named(schema, columns, digests.size(), () -> digests, List.of());
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

    /** The rows as records, as {@link RecordMapping} describes; throws as it does. */
    public <R extends Record> List<R> as(Class<R> type) {
        return RecordMapping.of(type).records(this);
    }

    /** The rows at these positions, in this order; a row may be taken more than once. */
    public Dataset take(int[] rows) {
        return taken(rows.clone(), Operation.of("take", rows.length + " of " + rowCount + " rows"));
    }

    /** The same table with its rows named anew by their present cells, as if it had just been made. */
    public Dataset asOrigin() {
        return named(schema, columns, rowCount, null, operations);
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
        return Stacking.stacked(schema, parts);
    }

    /** A table of rows with these names, or named by the cells they have where there are none. */
    static Dataset named(
            Schema schema,
            List<Column> columns,
            int rows,
            @Nullable Supplier<RowDigests> names,
            List<Operation> operations) {
        return new Dataset(schema, columns, rows, names, names == null, operations);
    }

    /** What finds the names of the rows, which need not be found yet. */
    Supplier<RowDigests> rowNames() {
        return rowDigests;
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
