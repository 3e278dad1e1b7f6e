package org.evermodel.parquet;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Batches;
import org.evermodel.data.Categories;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/** Finds the columns of files, and which of their texts are categories. */
final class TextKinds {
    private TextKinds() {}

    static Schema schema(List<Path> files) {
        Schema found;
        Optional<Schema> written;
        try (ParquetFile first = ParquetFile.open(files.get(0))) {
            found = Schema.of(first.columns().stream().map(ParquetColumn::field).toList());
            written = files.size() == 1 ? first.written() : Optional.empty();
        }
        if (written.isPresent() && fits(written.get(), found)) {
            return written.get();
        }
        Schema texts = found.filter(field -> field.type() == ColumnType.TEXT);
        if (texts.size() == 0) {
            return found;
        }
        Map<String, Categories> columns = scanned(files, texts);
        return Schema.of(found.fields().stream()
                .map(field -> {
                    Categories seen = columns.get(field.name());
                    return seen != null && seen.areFew() ? new Field(field.name(), ColumnType.CATEGORICAL) : field;
                })
                .toList());
    }

    /** Whether a schema that was written along is that of the file, as it may no longer be after others rewrote it. */
    private static boolean fits(Schema written, Schema found) {
        return written.names().equals(found.names())
                && written.fields().stream()
                        .allMatch(field -> field.type().isTextual()
                                ? found.field(field.name()).type().isTextual()
                                : found.field(field.name()).equals(field));
    }

    private static Map<String, Categories> scanned(List<Path> files, Schema texts) {
        Map<String, Categories> columns = new LinkedHashMap<>();
        texts.names().forEach(name -> columns.put(name, new Categories()));
        try (Batches batches = ParquetBatches.some(files, texts)) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                Dataset rows = batch.get();
                columns.forEach((name, categories) -> addAll(categories, (Column.Strings) rows.column(name)));
            }
        }
        return columns;
    }

    private static void addAll(Categories categories, Column.Strings texts) {
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isNull(row)) {
                categories.add(texts.get(row));
            }
        }
    }
}
