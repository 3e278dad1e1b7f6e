package org.evermodel.pipeline.cache;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.data.Dataset;

/** The tables inside a value, by their path. */
final class Tables {
    private Tables() {}

    static Map<String, Dataset> of(Object value) {
        if (value instanceof Dataset table) {
            return Map.of("", table);
        }
        Map<String, Dataset> tables = new TreeMap<>();
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Components.read(component, record)
                        .filter(Dataset.class::isInstance)
                        .ifPresent(table -> tables.put(component.getName(), (Dataset) table));
            }
        }
        return tables;
    }
}
