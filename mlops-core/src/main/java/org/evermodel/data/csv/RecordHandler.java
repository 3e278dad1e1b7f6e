package org.evermodel.data.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the fields of a file to their columns as the parser finds them, without making a string or a record of them.
 * Only the first record is held, because it may name the columns. Not thread-safe.
 */
final class RecordHandler extends CsvCallbackHandler<Object> {
    private static final int MOST_COLUMNS = 100_000;

    private final DataPlace file;
    private final CsvFormat format;
    private final Gathering gathering;
    private final List<HeldField> firstRecord = new ArrayList<>();
    private List<String> names = List.of();
    private ColumnGatherer[] columns = {};
    private String[] stripped = {};
    private RecordType type = RecordType.DATA;
    private boolean headed;
    private boolean blankSoFar;
    private int fields;
    private long line;
    private long records;
    private long pauseAt = Long.MAX_VALUE;

    private record HeldField(String text, boolean quoted) {}

    RecordHandler(DataPlace file, CsvFormat format, Gathering gathering) {
        this.file = file;
        this.format = format;
        this.gathering = gathering;
    }

    /** Whether any record has been seen. */
    boolean isHeaded() {
        return headed;
    }

    /** How many data records were complete. */
    long records() {
        return records;
    }

    /** Gives a record away, so that reading stops, when there are {@code count} data records. */
    void pauseAt(long count) {
        pauseAt = count;
    }

    /** The record that is being read. */
    DataPlace place() {
        return headed || !format.dialect().header() ? file.at(records + 1, line) : file.atLine(line);
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        blankSoFar = false;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] text, int offset, int length, boolean quoted) {
        int position = fields++;
        if (!headed) {
            hold(new String(text, offset, length), quoted);
            return;
        }
        boolean nothing = position == 0 && !quoted && Blanks.skip(text, offset, offset + length) == offset + length;
        if (nothing) {
            // A line of blanks only is no record; whether this is one shows at its end.
            blankSoFar = true;
            return;
        }
        if (blankSoFar) {
            columns[0].addMissing();
            blankSoFar = false;
        }
        if (position < columns.length) {
            gather(position, text, offset, offset + length, quoted);
        }
    }

    private void hold(String text, boolean quoted) {
        if (firstRecord.size() == MOST_COLUMNS) {
            throw new MalformedDataException(
                    place(), " has more than " + MOST_COLUMNS + " fields; check the delimiter and the line ends");
        }
        firstRecord.add(new HeldField(text, quoted));
    }

    private void gather(int position, char[] text, int from, int to, boolean quoted) {
        boolean trimmed = format.rules().trim() && !quoted;
        int end = stripped[position].isEmpty() ? to : strip(text, from, to, trimmed, stripped[position]);
        try {
            columns[position].add(text, from, end, trimmed);
        } catch (CellRefusedException e) {
            throw MalformedDataException.ofValue(
                    place().column(names.get(position)), new String(text, from, to - from), e.reason());
        }
    }

    private static int strip(char[] text, int from, int to, boolean trimmed, String characters) {
        int end = trimmed ? Blanks.end(text, from, to) : to;
        while (end > from && characters.indexOf(text[end - 1]) >= 0) {
            end--;
        }
        return end;
    }

    @Override
    protected @Nullable Object buildRecord() {
        if (type != RecordType.DATA) {
            return null;
        }
        if (!headed) {
            beginTable();
        } else if (!(blankSoFar && fields == 1)) {
            endRecord();
        }
        return records >= pauseAt ? this : null;
    }

    private void endRecord() {
        if (fields != columns.length) {
            throw new MalformedDataException(
                    place(),
                    " has " + count(fields, "field") + ", but " + columns.length
                            + (columns.length == 1 ? " is" : " are") + " expected");
        }
        records++;
    }

    private void beginTable() {
        if (firstRecord.size() == 1
                && !firstRecord.get(0).quoted()
                && firstRecord.get(0).text().isBlank()) {
            firstRecord.clear();
            return;
        }
        names = columnNames();
        columns = gathering
                .forFile(names, file, this::place, format.dialect().decimalMark())
                .toArray(ColumnGatherer[]::new);
        stripped = names.stream()
                .map(name -> format.rules().stripped().getOrDefault(name, ""))
                .toArray(String[]::new);
        headed = true;
        if (!format.dialect().header()) {
            fields = 0;
            firstRecord.forEach(field ->
                    addField(field.text().toCharArray(), 0, field.text().length(), field.quoted()));
            endRecord();
        }
        firstRecord.clear();
    }

    private List<String> columnNames() {
        int width = firstRecord.size();
        if (format.names().isPresent()) {
            List<String> given = format.names().get();
            if (given.size() != width) {
                throw new MalformedDataException(
                        place(),
                        " has " + count(width, "field") + ", but " + count(given.size(), "column name")
                                + (given.size() == 1 ? " was given" : " were given"));
            }
            return given;
        }
        List<String> found = new ArrayList<>();
        for (HeldField field : firstRecord) {
            String name = format.dialect().header() ? Blanks.trim(field.text()) : "";
            found.add(name.isEmpty() ? "c" + (found.size() + 1) : name);
        }
        requireDifferent(found);
        return List.copyOf(found);
    }

    private void requireDifferent(List<String> found) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).indexOf('\0') >= 0) {
                throw MalformedDataException.ofValue(
                        place(),
                        found.get(i),
                        "is no column name: it holds a NUL character, so the file is no text or has"
                                + " another charset");
            }
            if (!seen.add(found.get(i))) {
                throw MalformedDataException.ofValue(
                        place(),
                        found.get(i),
                        "names column " + (found.indexOf(found.get(i)) + 1) + " and column " + (i + 1)
                                + "; column names must differ (is this a header?)");
            }
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
        if (headed && format.leadingComments()) {
            throw MalformedDataException.ofValue(
                    file.atLine(line),
                    format.dialect().comment().map(String::valueOf).orElse("") + new String(text, offset, length),
                    "starts as the comments at the beginning of the file do, but stands among the records; name the"
                            + " comment character if such lines are comments, or another one if they are records");
        }
        type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }
}
