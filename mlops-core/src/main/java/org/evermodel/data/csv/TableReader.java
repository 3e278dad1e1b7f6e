package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.evermodel.data.Dataset;

/** Reads files into tables of one schema: once, and once more where a column turned out to be of another type. */
final class TableReader {
    private final List<CsvSource> sources;
    private final List<List<OpenFile>> tables;
    private final OptionalInt ranges;

    private TableReader(List<CsvSource> sources, OptionalInt ranges) {
        this.sources = sources;
        this.tables = sources.stream().map(OpenFile::of).toList();
        this.ranges = ranges;
    }

    /** A table for each source; a large file is read in {@code ranges}, or in as many as make sense. */
    static List<Dataset> read(List<CsvSource> sources, OptionalInt ranges) {
        return new TableReader(List.copyOf(sources), ranges).read();
    }

    private List<Dataset> read() {
        List<Optional<RejectLog>> logs = new ArrayList<>();
        try {
            sources.forEach(source -> logs.add(source.rejects().map(RejectWish::log)));
            List<Dataset> read = read(logs);
            for (int i = 0; i < sources.size(); i++) {
                sources.get(i).completed(logs.get(i));
            }
            return read;
        } finally {
            logs.forEach(log -> log.ifPresent(RejectLog::close));
        }
    }

    private List<Dataset> read(List<Optional<RejectLog>> logs) {
        List<Integer> rows = new ArrayList<>();
        Gathering first = gatherFirst(logs, rows);
        Optional<Gathering> second = first.nextReading();
        List<Optional<RejectLog>> counters = sources.stream()
                .map(source -> source.rejects().map(RejectWish::counter))
                .toList();
        second.ifPresent(gathering -> gather(gathering, counters));
        tables.forEach(files -> files.forEach(file -> file.input().requireUnchanged()));
        return cut(first.finish(second), rows);
    }

    private Gathering gatherFirst(List<Optional<RejectLog>> logs, List<Integer> rows) {
        boolean single =
                tables.size() == 1 && tables.get(0).size() == 1 && logs.get(0).isEmpty();
        Optional<RangeReading.Result> inRanges =
                single ? RangeReading.read(tables.get(0).get(0), this::gathering, ranges) : Optional.empty();
        if (inRanges.isPresent()) {
            rows.add(Math.toIntExact(inRanges.get().rows()));
            return inRanges.get().gathering();
        }
        Gathering gathering = gathering();
        rows.addAll(gather(gathering, logs));
        return gathering;
    }

    private Gathering gathering() {
        CsvSource first = sources.get(0);
        return Gathering.ofCells(first.rules(), first.origins().get(0).name());
    }

    private List<Integer> gather(Gathering gathering, List<Optional<RejectLog>> logs) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            long count = 0;
            for (OpenFile file : tables.get(i)) {
                try (RecordReader reader = RecordReader.of(file, gathering, logs.get(i))) {
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
