package org.evermodel.data.csv;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;

/** Writes rejected records to a file: JSON Lines where it is called .jsonl or .ndjson, CSV otherwise. Not thread-safe. */
final class RejectFile implements RejectSink {
    private static final List<String> HEADER = List.of("source", "record", "line", "column", "reason", "raw");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BesideFile beside;
    private final boolean json;

    private RejectFile(BesideFile beside, boolean json) {
        this.beside = beside;
        this.json = json;
    }

    static RejectFile open(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        RejectFile rejects = new RejectFile(BesideFile.of(file), name.endsWith(".jsonl") || name.endsWith(".ndjson"));
        if (!rejects.json) {
            rejects.write(CsvText.line(HEADER));
        }
        return rejects;
    }

    @Override
    public void add(Reject reject) {
        DataPlace place = reject.place();
        List<String> cells = List.of(
                place.source(),
                number(place.record()),
                number(place.line()),
                place.column().orElse(""),
                reject.reason(),
                reject.raw());
        write(json ? object(cells) : CsvText.line(cells));
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private String object(List<String> cells) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name : HEADER) {
            String cell = cells.get(object.size());
            boolean number = name.equals("record") || name.equals("line");
            object.put(name, number && !cell.isEmpty() ? (Object) Long.valueOf(cell) : cell);
        }
        try {
            return JSON.writeValueAsString(object) + "\n";
        } catch (IOException e) {
            throw new StorageException(beside.target() + ": could not be written: " + e.getMessage(), e);
        }
    }

    private void write(String text) {
        try {
            BufferedWriter out = beside.writer();
            out.write(text);
        } catch (IOException e) {
            throw beside.unwritable(e);
        }
    }

    @Override
    public void complete() {
        beside.complete();
    }

    @Override
    public void close() {
        beside.close();
    }
}
