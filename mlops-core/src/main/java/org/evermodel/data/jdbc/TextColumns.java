package org.evermodel.data.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.data.Categories;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/** Finds which columns of texts are categories. Used by one thread. */
final class TextColumns {
    private final Schema schema;
    private final Map<String, Categories> columns = new LinkedHashMap<>();

    TextColumns(Schema schema) {
        this.schema = schema;
        schema.filter(field -> field.type() == ColumnType.TEXT)
                .names()
                .forEach(name -> columns.put(name, new Categories()));
    }

    void add(Dataset batch) {
        columns.forEach((name, categories) -> addAll(categories, (Column.Strings) batch.column(name)));
    }

    private static void addAll(Categories categories, Column.Strings texts) {
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isNull(row)) {
                categories.add(texts.get(row));
            }
        }
    }

    /** The columns with the types that were found. */
    Schema schema() {
        return Schema.of(schema.fields().stream()
                .map(field -> new Field(field.name(), type(columns, field)))
                .toList());
    }

    private static ColumnType type(Map<String, Categories> columns, Field field) {
        Categories texts = columns.get(field.name());
        return texts != null && texts.areFew() ? ColumnType.CATEGORICAL : field.type();
    }

    /** The cells of {@code table} in columns of these types. */
    Map<String, Column> typed(Dataset table, Schema types) {
        Map<String, Column> typed = new LinkedHashMap<>();
        for (Field field : types.fields()) {
            Column column = table.column(field.name());
            typed.put(field.name(), column.type() == field.type() ? column : categories((Column.Strings) column));
        }
        return typed;
    }

    private static Column categories(Column.Strings texts) {
        int[] codes = new int[texts.size()];
        java.util.Arrays.setAll(codes, texts::code);
        return Columns.strings(ColumnType.CATEGORICAL, codes, texts.dictionary());
    }
}
