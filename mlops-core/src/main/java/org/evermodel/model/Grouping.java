package org.evermodel.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;

/**
 * Which values of a target make which class.
 *
 * @param classOf the class of each value, in order of the values
 * @param positive of two classes the one that counts as the event
 * @param rest the class of all values that are not named, where there is such
 */
record Grouping(Map<String, String> classOf, Optional<String> positive, Optional<String> rest) {
    static Grouping none() {
        return new Grouping(Map.of(), Optional.empty(), Optional.empty());
    }

    List<String> classes() {
        return classOf.values().stream().distinct().toList();
    }

    /** The classes of the cells, none of which may be missing. A cell that names a class already keeps it. */
    Column apply(Column cells) {
        if (cells.type() == ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException("timestamps are no classes");
        }
        TargetValues values = new TargetValues(cells);
        List<String> classes = new ArrayList<>(cells.size());
        for (int row = 0; row < cells.size(); row++) {
            classes.add(classOf(values.text(row)));
        }
        return Columns.categories(classes);
    }

    private String classOf(String value) {
        String named = classOf.get(value);
        return named != null ? named : classOf.containsValue(value) ? value : rest.orElse(value);
    }
}
