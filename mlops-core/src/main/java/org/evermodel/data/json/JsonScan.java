package org.evermodel.data.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.ColumnEvidence;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Inference;
import org.evermodel.data.MalformedDataException;

/** Finds the types of all columns. Used by one thread, once. */
final class JsonScan {
    private static final int MOST_COLUMNS = 10_000;

    private final Map<String, KeyEvidence> columns = new LinkedHashMap<>();
    /** The names of objects inside objects, with a field of each. */
    private final Map<String, String> objects = new LinkedHashMap<>();

    private final String location;
    private long rows;

    JsonScan(String location) {
        this.location = location;
    }

    Inference of(ObjectReader objects) {
        while (objects.next(this::add).isPresent()) {
            rows++;
        }
        if (columns.isEmpty()) {
            throw new MalformedDataException(
                    DataPlace.in(location), ": has no object with a field, so it has no columns; pin a schema");
        }
        settleColumnsInsideColumns();
        List<ColumnEvidence> found =
                columns.values().stream().map(column -> column.evidence(rows)).toList();
        return new Inference(rows, found);
    }

    private void add(JsonCell cell) {
        KeyEvidence evidence = columns.get(cell.column());
        if (evidence == null) {
            if (columns.size() == MOST_COLUMNS) {
                throw new MalformedDataException(
                        cell.place().column(cell.column()),
                        ": is one field more than the " + MOST_COLUMNS + " there may be");
            }
            evidence = new KeyEvidence(cell.column());
            columns.put(cell.column(), evidence);
        }
        evidence.add(cell);
        cell.objects().forEach(object -> objects.putIfAbsent(object, cell.column()));
    }

    /**
     * A field that is an object in one line and a value in another would be two columns of one thing; one that is an
     * object or null is only the columns of the object. A dot in a name does not make it a field of an object.
     */
    private void settleColumnsInsideColumns() {
        objects.forEach((object, inner) -> {
            Optional.ofNullable(columns.get(object))
                    .flatMap(KeyEvidence::first)
                    .ifPresent(value -> refuseObjectAndValue(value, inner));
            columns.remove(object);
        });
    }

    private static void refuseObjectAndValue(JsonCell value, String inner) {
        throw new MalformedDataException(
                value.place().column(value.column()),
                ": is a " + value.kind().said() + ", but elsewhere an object with \"" + inner + "\"; leave \""
                        + value.column() + "\" out");
    }
}
