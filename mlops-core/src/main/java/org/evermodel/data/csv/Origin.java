package org.evermodel.data.csv;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where bytes come from.
 *
 * @param name what messages call it
 * @param opener finds it anew, as it is now
 */
record Origin(String name, Supplier<CsvInput> opener) {
    static Origin of(Path file) {
        return new Origin(file.toString(), () -> FileInput.of(file));
    }
}
