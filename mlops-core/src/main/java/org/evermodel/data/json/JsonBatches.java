package org.evermodel.data.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of lines, typed by a schema. */
final class JsonBatches implements Batches {
    private final Schema schema;
    private final ObjectReader objects;
    private final LongConsumer ended;
    private final int mostRows;
    private final List<List<@Nullable Object>> cells = new ArrayList<>();
    private int rows;
    private long characters;
    private long rowsBefore;
    private boolean atEnd;

    /** {@code ended} is told the number of rows when there are no more. */
    JsonBatches(Schema schema, ObjectReader objects, LongConsumer ended) {
        this.schema = schema;
        this.objects = objects;
        this.ended = ended;
        this.mostRows = Batches.rowsFor(schema.size());
        schema.fields().forEach(field -> cells.add(new ArrayList<>()));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Dataset> next() {
        rows = 0;
        characters = 0;
        while (!atEnd && rows < mostRows && characters < Batches.CHARACTERS) {
            // A row is there, all of it missing, before its cells come.
            cells.forEach(column -> column.add(null));
            if (objects.next(this::put).isPresent()) {
                rows++;
            } else {
                cells.forEach(column -> column.remove(rows));
                atEnd = true;
                ended.accept(rowsBefore + rows);
            }
        }
        rowsBefore += rows;
        return rows == 0 ? Optional.empty() : Optional.of(table());
    }

    private void put(JsonCell cell) {
        if (cell.kind() == JsonCell.Kind.NULL) {
            return;
        }
        int column = schema.find(cell.column())
                .orElseThrow(() -> new MalformedDataException(
                        cell.place().column(cell.column()),
                        ": is no column of the schema " + schema.names() + "; leave it out with without(\""
                                + cell.column() + "\")"));
        Field field = schema.fields().get(column);
        cells.get(column).set(rows, JsonValues.cell(cell, field.type()));
        characters += field.type().isTextual() ? cell.text().length() : 0;
    }

    private Dataset table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Field field = schema.fields().get(i);
            columns.put(field.name(), Columns.of(field.type(), cells.get(i)));
        }
        cells.forEach(List::clear);
        return Dataset.of(columns);
    }

    @Override
    public void close() {
        objects.close();
    }
}
