package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Dataset;

/** Reads files into tables of one schema: once, and once more where a column turned out to be of another type. */
final class TableReader {
    private final List<List<OpenFile>> tables;

    private TableReader(List<CsvSource> sources) {
        this.tables = sources.stream().map(OpenFile::of).toList();
    }

    /** A table for each source. */
    static List<Dataset> read(List<CsvSource> sources) {
        CsvSource first = sources.get(0);
        Gathering gathering =
                Gathering.ofCells(first.rules(), first.origins().get(0).name());
        return new TableReader(List.copyOf(sources)).read(gathering);
    }

    private List<Dataset> read(Gathering first) {
        List<Integer> rows = gather(first);
        Optional<Gathering> second = first.nextReading();
        second.ifPresent(this::gather);
        tables.forEach(files -> files.forEach(file -> file.input().requireUnchanged()));
        return cut(first.finish(second), rows);
    }

    private List<Integer> gather(Gathering gathering) {
        List<Integer> rows = new ArrayList<>();
        for (List<OpenFile> files : tables) {
            long count = 0;
            for (OpenFile file : files) {
                try (RecordReader reader = new RecordReader(file.input(), file.format(), gathering)) {
                    count += reader.read(Long.MAX_VALUE);
                }
            }
            rows.add(Math.toIntExact(count));
        }
        return rows;
    }

    private static List<Dataset> cut(Dataset all, List<Integer> rows) {
        if (rows.size() == 1) {
            return List.of(all);
        }
        List<Dataset> tables = new ArrayList<>();
        int from = 0;
        for (int count : rows) {
            tables.add(all.slice(from, from + count));
            from += count;
        }
        return List.copyOf(tables);
    }
}
