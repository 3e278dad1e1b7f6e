package org.evermodel.data.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of a result set as they are fetched. */
final class ResultBatches implements Batches {
    private final Query query;
    private final Query.Opened opened;
    private final Schema schema;
    private final List<ResultCell> readers;
    private final int mostRows;
    private long row;
    private boolean closed;

    private ResultBatches(Query query, Query.Opened opened, Schema schema, List<ResultCell> readers) {
        this.query = query;
        this.opened = opened;
        this.schema = schema;
        this.readers = List.copyOf(readers);
        this.mostRows = Batches.rowsFor(schema.size());
    }

    /** Takes over {@code opened}. */
    static Batches open(Query query, Optional<Schema> demanded, Query.Opened opened) throws SQLException {
        List<ResultCell> found = columns(opened.rows().getMetaData(), demanded, opened.place());
        Schema schema = demanded.orElseGet(
                () -> Schema.of(found.stream().map(ResultCell::field).toList()));
        return new ResultBatches(query, opened, schema, inOrder(found, schema, opened.place()));
    }

    private static List<ResultCell> columns(ResultSetMetaData result, Optional<Schema> demanded, DataPlace place)
            throws SQLException {
        Map<String, ResultCell> columns = new LinkedHashMap<>();
        for (int i = 1; i <= result.getColumnCount(); i++) {
            String name = String.valueOf(result.getColumnLabel(i));
            if (name.isBlank() || columns.containsKey(name)) {
                throw new MalformedDataException(
                        place,
                        ": column " + i + " is called \"" + name + "\", "
                                + (name.isBlank() ? "which is no name" : "as is one before it")
                                + "; give it another with \"as\"");
            }
            columns.put(
                    name, ResultCell.of(result, i, name, demanded.map(schema -> known(schema, name, place)), place));
        }
        return new ArrayList<>(columns.values());
    }

    private static Field known(Schema schema, String name, DataPlace place) {
        if (schema.find(name).isEmpty()) {
            throw new MalformedDataException(
                    place.column(name), ": is no column of the schema " + schema.names() + "; do not select it");
        }
        return schema.field(name);
    }

    private static List<ResultCell> inOrder(List<ResultCell> found, Schema schema, DataPlace place) {
        List<ResultCell> ordered = new ArrayList<>();
        for (String name : schema.names()) {
            ordered.add(found.stream()
                    .filter(cell -> cell.field().name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new MalformedDataException(
                            place.column(name),
                            ": is demanded by the schema, but the query gives "
                                    + found.stream()
                                            .map(cell -> cell.field().name())
                                            .toList())));
        }
        return ordered;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Dataset> next() {
        if (closed) {
            return Optional.empty();
        }
        List<List<@Nullable Object>> cells = new ArrayList<>();
        readers.forEach(reader -> cells.add(new ArrayList<>()));
        try {
            int rows = 0;
            long characters = 0;
            while (rows < mostRows
                    && characters < Batches.CHARACTERS
                    && opened.rows().next()) {
                row++;
                rows++;
                characters += readRow(cells);
            }
            if (rows == 0) {
                close();
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw query.failed(e);
        }
        return Optional.of(table(cells));
    }

    /** Adds the cells of the current row, and says how many characters they have. */
    private long readRow(List<List<@Nullable Object>> cells) throws SQLException {
        long characters = 0;
        for (int i = 0; i < cells.size(); i++) {
            Object cell = readers.get(i).read(opened.rows(), row);
            cells.get(i).add(cell);
            characters += cell instanceof String text ? text.length() : 0;
        }
        return characters;
    }

    private Dataset table(List<List<@Nullable Object>> cells) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Field field = schema.fields().get(i);
            columns.put(field.name(), Columns.of(field.type(), cells.get(i)));
        }
        return Dataset.of(columns);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            opened.close();
        }
    }
}
