package org.evermodel.data.csv;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.Inference;

/** Finds the types of a table over all of its cells, in memory that does not grow with them. */
final class TypeScan {
    private TypeScan() {}

    static Inference of(List<OpenFile> files, CellRules rules, Optional<RejectLog> rejects) {
        Gathering gathering = Gathering.ofTypes(rules, files.get(0).input().name());
        long rows = 0;
        for (OpenFile file : files) {
            try (RecordReader reader = RecordReader.of(file, gathering, rejects)) {
                rows += reader.read(Long.MAX_VALUE);
            }
        }
        files.forEach(file -> file.input().requireUnchanged());
        return gathering.inference(rows);
    }
}
