package org.evermodel.data;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place in a source of data, for messages: {@code adult.data: record 17 (line 18), column "age"}.
 *
 * @param source the file or other source
 * @param record the data record, 1-based, not counting a header, comments and blank lines
 * @param line the line of the file on which the record starts, 1-based
 * @param column the name of the column
 */
public record DataPlace(String source, OptionalLong record, OptionalLong line, Optional<String> column) {
    /** All of a source. */
    public static DataPlace in(String source) {
        return new DataPlace(source, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** The record numbered {@code record} that starts on {@code line}, both 1-based. */
    public DataPlace at(long record, long line) {
        return new DataPlace(source, OptionalLong.of(record), OptionalLong.of(line), column);
    }

    /** The line numbered {@code line}, 1-based, which holds no data record, such as a header. */
    public DataPlace atLine(long line) {
        return new DataPlace(source, OptionalLong.empty(), OptionalLong.of(line), column);
    }

    /** The column called {@code name}. */
    public DataPlace column(String name) {
        return new DataPlace(source, record, line, Optional.of(name));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (record.isPresent()) {
            text.append(": record ").append(record.getAsLong());
            line.ifPresent(number -> text.append(" (line ").append(number).append(')'));
        } else {
            line.ifPresent(number -> text.append(": line ").append(number));
        }
        column.ifPresent(name -> text.append(record.isPresent() || line.isPresent() ? "," : ":")
                .append(" column \"")
                .append(name)
                .append('"'));
        return text.toString();
    }
}
