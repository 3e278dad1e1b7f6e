package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.Column;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;

/**
 * The columns of one table while one or several files are read into them, one after the other. The first file names the
 * columns unless a schema does; the others must have the same ones, in any order. Not thread-safe.
 */
final class Gathering {
    private final Map<String, ColumnGatherer> columns = new LinkedHashMap<>();
    private final MissingMarks marks;
    private final String namedBy;
    private boolean named;

    /** Types are to be found. */
    Gathering(MissingMarks marks, String firstFile) {
        this.marks = marks;
        this.namedBy = firstFile;
    }

    /** Types are given. */
    Gathering(MissingMarks marks, Schema schema) {
        this(marks, "the schema");
        for (Field field : schema.fields()) {
            columns.put(
                    field.name(),
                    field.type().isTextual()
                            ? new TextGatherer(Optional.of(field.type()), marks)
                            : new TypedGatherer(field.type(), marks));
        }
        named = true;
    }

    /** The gatherers of a file with these columns, in the file's order. */
    List<ColumnGatherer> forFile(List<String> names, DataPlace heading) {
        if (!named) {
            names.forEach(name -> columns.put(name, new InferringGatherer(marks)));
            named = true;
        }
        Set<String> found = new HashSet<>(names);
        List<String> absent =
                columns.keySet().stream().filter(name -> !found.contains(name)).toList();
        List<String> unknown =
                names.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!absent.isEmpty() || !unknown.isEmpty()) {
            throw new MalformedDataException(heading, ": " + difference(absent, unknown));
        }
        List<ColumnGatherer> ordered = new ArrayList<>();
        names.forEach(name -> ordered.add(columns.get(name)));
        return ordered;
    }

    private String difference(List<String> absent, List<String> unknown) {
        String lacks = absent.isEmpty() ? "" : "lacks the columns " + absent;
        String adds = unknown.isEmpty() ? "" : "has the columns " + unknown;
        return lacks
                + (lacks.isEmpty() || adds.isEmpty() ? "" : " and ")
                + adds
                + (absent.isEmpty() ? ", which " + namedBy + " lacks" : ", unlike " + namedBy);
    }

    /** Whether the files must be read once more, for columns that turned out to be text. */
    boolean isIncomplete() {
        return columns.values().stream().anyMatch(ColumnGatherer::mustBeReadAsText);
    }

    /** Another reading that gathers only the columns that turned out to be text. */
    Gathering secondReading() {
        Gathering second = new Gathering(marks, namedBy);
        columns.forEach((name, gatherer) -> second.columns.put(
                name,
                gatherer.mustBeReadAsText() ? new TextGatherer(Optional.empty(), marks) : new SkippingGatherer()));
        second.named = true;
        return second;
    }

    /** The columns, those of {@code second} where this reading could not complete them; forgets them here. */
    Map<String, Column> finish(Optional<Gathering> second) {
        Map<String, Column> finished = new LinkedHashMap<>();
        for (String name : List.copyOf(columns.keySet())) {
            // A gatherer is let go as soon as its column is made, so that not all of the table is held twice.
            ColumnGatherer gatherer = columns.replace(name, new SkippingGatherer());
            Optional<Column> column = gatherer == null ? Optional.empty() : gatherer.finish();
            finished.put(
                    name,
                    column.or(() -> second.map(other -> other.required(name))).orElseThrow());
        }
        return finished;
    }

    private Column required(String name) {
        ColumnGatherer gatherer = columns.get(name);
        return Optional.ofNullable(gatherer).flatMap(ColumnGatherer::finish).orElseThrow();
    }
}
