package org.evermodel.examples.options;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import org.evermodel.examples.UsageException;

/** Lists that are written as one record of CSV, so that a name may hold a comma when it is quoted. */
final class Names {
    private Names() {}

    static List<String> parse(String option, String text) {
        List<CsvRecord> records;
        try {
            records = CsvReader.builder().ofCsvRecord(text).stream().toList();
        } catch (CsvParseException e) {
            throw new UsageException(option + " must be written as in CSV, but was " + text, e);
        }
        if (records.size() != 1) {
            throw new UsageException(option + " must be one list of names, but was \"" + text + "\"");
        }
        List<String> names =
                records.get(0).getFields().stream().map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new UsageException(option + " has an empty name among " + names);
        }
        return names;
    }
}
