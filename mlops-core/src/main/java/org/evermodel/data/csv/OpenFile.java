package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * A file and how it is read.
 *
 * @param input its bytes
 * @param format how they are written
 */
record OpenFile(CsvInput input, CsvFormat format) {
    /** The files of a source; each may be written in another way. */
    static List<OpenFile> of(CsvSource source) {
        List<OpenFile> files = new ArrayList<>();
        for (Origin origin : source.origins()) {
            CsvInput input = origin.opener().get();
            files.add(new OpenFile(input, DialectFinder.find(input, source.wishes(), source.rules())));
        }
        return files;
    }
}
