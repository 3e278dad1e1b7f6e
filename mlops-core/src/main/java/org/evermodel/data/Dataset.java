package org.evermodel.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
 */
public final class Dataset {
    private final Schema schema;
    private final List<Column> columns;
    private final int rowCount;
    private final Supplier<RowDigests> rowDigests;
    private final Supplier<Map<String, Digest>> columnFingerprints;
    private final Supplier<Digest> fingerprint;
    /** Whether the rows are named by the cells they have, so that their names can always be found again. */
    private final boolean origin;

    private Dataset(Schema schema, List<Column> columns, int rowCount, @Nullable Supplier<RowDigests> rowDigests) {
        this(schema, columns, rowCount, rowDigests, rowDigests == null);
    }

    private Dataset(
            Schema schema,
            List<Column> columns,
            int rowCount,
            @Nullable Supplier<RowDigests> rowDigests,
            boolean origin) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.rowCount = rowCount;
        this.origin = origin;
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

    /** The rows at these positions, in this order; a row may be taken more than once. */
    public Dataset take(int[] rows) {
        int[] chosen = rows.clone();
        List<Column> taken = columns.stream().map(column -> column.take(chosen)).toList();
        return new Dataset(
                schema, taken, chosen.length, new Once<>(() -> rowDigests().take(chosen)), origin);
    }

    /** The rows from {@code from}, inclusive, to {@code to}, exclusive. */
    public Dataset slice(int from, int to) {
        return take(IntStream.range(from, to).toArray());
    }

    /**
     * The rows whose number, 0-based, passes {@code keep}, in their order.
     *
     * <pre>{@code
     * Column target = patients.column("outcome");
     * Dataset labelled = patients.filter(row -> !target.isNull(row));
     * }</pre>
     */
    public Dataset filter(IntPredicate keep) {
        return take(IntStream.range(0, rowCount).filter(keep).toArray());
    }

    /**
     * With each text of {@code column} edited; missing cells stay so. {@code edit} is called once for each different
     * text. Throws IllegalArgumentException where the column holds no texts.
     */
    public Dataset mapText(String column, UnaryOperator<String> edit) {
        if (!(column(column) instanceof Column.Strings texts)) {
            throw new IllegalArgumentException("only texts can be edited, but " + schema.field(column) + " holds none");
        }
        return with(column, Columns.edited(texts, edit));
    }

    /** The same table with its rows named anew by their present cells, as if it had just been made. */
    public Dataset asOrigin() {
        return new Dataset(schema, columns, rowCount, null);
    }

    /** These rows and then those of {@code below}, which must have the same schema. */
    public Dataset append(Dataset below) {
        if (!schema.equals(below.schema)) {
            throw new IllegalArgumentException(
                    "rows are appended to a table of the same schema, but " + schema + " got rows of " + below.schema);
        }
        return stacked(schema, List.of(this, below));
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
        if (parts.stream().allMatch(part -> part.origin)) {
            // Named by its own cells, it does not hold on to the parts.
            return new Dataset(schema, longer, rows, null);
        }
        List<Supplier<RowDigests>> names =
                parts.stream().map(part -> part.rowDigests).toList();
        return new Dataset(
                schema,
                longer,
                rows,
                new Once<>(() ->
                        RowDigests.joined(names.stream().map(Supplier::get).toList())));
    }

    /** Whether the names of the rows are those of the cells they have now. */
    boolean isOrigin() {
        return origin;
    }

    /** Only the named columns, in the given order. */
    public Dataset select(List<String> names) {
        List<Field> fields = names.stream().map(schema::field).toList();
        return new Dataset(Schema.of(fields), names.stream().map(this::column).toList(), rowCount, rowDigests);
    }

    /** All but the named columns; each must exist. */
    public Dataset drop(String... names) {
        Arrays.stream(names).forEach(schema::indexOf);
        Set<String> dropped = new HashSet<>(List.of(names));
        return select(
                schema.names().stream().filter(name -> !dropped.contains(name)).toList());
    }

    /** With {@code column} under {@code name}: in place of the column of that name, or as the last one. */
    public Dataset with(String name, Column column) {
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
        return new Dataset(Schema.of(fields), changed, rowCount, rowDigests);
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
