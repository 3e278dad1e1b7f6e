package org.evermodel.data.csv;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/**
 * Sends the fields of a file to their columns as the parser finds them, without making a string or a record of them.
 * Only the first record is held, because it may name the columns, and each one where records may be rejected. Not
 * thread-safe.
 */
final class RecordHandler {
    private static final int MOST_COLUMNS = 100_000;

    private final DataPlace file;
    private final CsvFormat format;
    private final Gathering gathering;
    private final HeldRecord held = new HeldRecord();
    private final boolean rejecting;
    private List<String> names = List.of();
    private ColumnGatherer[] columns = {};
    private String[] stripped = {};
    private boolean headed;
    private boolean blankSoFar;
    private int fields;
    private long line;
    private long records;
    private long rejected;
    private Optional<Refusal> refusal = Optional.empty();

    /** Why a record is rejected. */
    record Refusal(DataPlace place, String reason) {}

    RecordHandler(DataPlace file, CsvFormat format, Gathering gathering, boolean rejecting) {
        this.file = file;
        this.format = format;
        this.gathering = gathering;
        this.rejecting = rejecting;
    }

    /** Whether the columns are known. */
    boolean isHeaded() {
        return headed;
    }

    /** How many data records were taken. */
    long records() {
        return records;
    }

    /** How many were not. */
    long rejected() {
        return rejected;
    }

    /** The names of the columns, once they are known. */
    List<String> names() {
        return names;
    }

    /** Why the last record was rejected, told once. */
    Optional<Refusal> takeRefusal() {
        Optional<Refusal> told = refusal;
        refusal = Optional.empty();
        return told;
    }

    /** Counts a record that the parser could not take apart. */
    void reject() {
        rejected++;
        held.clear();
    }

    /** The record that is being read. */
    DataPlace place() {
        return headed || !format.dialect().header() ? file.at(records + rejected + 1, line) : file.atLine(line);
    }

    void beginRecord(long startingLine) {
        line = startingLine;
        fields = 0;
        blankSoFar = false;
        held.clear();
    }

    /** What is read stands behind a header that was read elsewhere. */
    void beginBehind(List<String> header) {
        begin(header);
    }

    void addField(char[] text, int offset, int length, boolean quoted) {
        if (!headed || rejecting) {
            hold(text, offset, length, quoted);
        } else {
            take(text, offset, length, quoted);
        }
    }

    private void take(char[] text, int offset, int length, boolean quoted) {
        int position = fields++;
        if (position == 0 && !quoted && Blanks.skip(text, offset, offset + length) == offset + length) {
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

    private void hold(char[] text, int offset, int length, boolean quoted) {
        fields++;
        if (!headed && held.size() == MOST_COLUMNS) {
            throw new MalformedDataException(
                    place(), " has more than " + MOST_COLUMNS + " fields; check the delimiter and the line ends");
        }
        if (!headed || held.size() <= columns.length) {
            held.add(text, offset, length, quoted);
        }
    }

    private void gather(int position, char[] text, int from, int to, boolean quoted) {
        boolean trimmed = format.rules().trim() && !quoted;
        try {
            columns[position].add(text, from, end(position, text, from, to, trimmed), trimmed);
        } catch (CellRefusedException e) {
            throw MalformedDataException.ofValue(
                    place().column(names.get(position)), new String(text, from, to - from), e.reason());
        }
    }

    private int end(int position, char[] text, int from, int to, boolean trimmed) {
        String characters = stripped[position];
        if (characters.isEmpty()) {
            return to;
        }
        int end = trimmed ? Blanks.end(text, from, to) : to;
        while (end > from && characters.indexOf(text[end - 1]) >= 0) {
            end--;
        }
        return end;
    }

    void endRecord() {
        if (!headed) {
            beginTable();
        } else if (rejecting) {
            if (!held.isBlank()) {
                endHeldRecord();
            }
        } else if (!(blankSoFar && fields == 1)) {
            requireWidth();
            records++;
        }
    }

    private void requireWidth() {
        if (fields != columns.length) {
            throw new MalformedDataException(place(), " " + wrongWidth());
        }
    }

    private String wrongWidth() {
        return "has " + ColumnNames.count(fields, "field") + ", but " + columns.length
                + (columns.length == 1 ? " is" : " are") + " expected";
    }

    /** Takes all of a record or nothing. */
    private void endHeldRecord() {
        refusal = fields != columns.length ? Optional.of(new Refusal(place(), wrongWidth())) : misfit();
        if (refusal.isPresent()) {
            rejected++;
            return;
        }
        for (int i = 0; i < columns.length; i++) {
            gather(i, held.text(), held.from(i), held.to(i), held.isQuoted(i));
        }
        records++;
    }

    private Optional<Refusal> misfit() {
        for (int i = 0; i < columns.length; i++) {
            boolean trimmed = format.rules().trim() && !held.isQuoted(i);
            int to = end(i, held.text(), held.from(i), held.to(i), trimmed);
            try {
                columns[i].check(held.text(), held.from(i), to);
            } catch (CellRefusedException e) {
                String reason = "\"" + MalformedDataException.shown(held.field(i)) + "\" " + e.reason();
                return Optional.of(new Refusal(place().column(names.get(i)), reason));
            }
        }
        return Optional.empty();
    }

    private void beginTable() {
        if (held.isBlank()) {
            return;
        }
        begin(ColumnNames.of(held.fields(), format.dialect().header(), format.names(), place()));
        if (format.dialect().header()) {
            return;
        }
        if (rejecting) {
            endHeldRecord();
            return;
        }
        fields = 0;
        for (int i = 0; i < held.size(); i++) {
            take(held.text(), held.from(i), held.to(i) - held.from(i), held.isQuoted(i));
        }
        requireWidth();
        records++;
    }

    private void begin(List<String> found) {
        names = found;
        columns = gathering
                .forFile(names, file, this::place, format.dialect().decimalMark())
                .toArray(ColumnGatherer[]::new);
        stripped = names.stream()
                .map(name -> format.rules().stripped().getOrDefault(name, ""))
                .toArray(String[]::new);
        headed = true;
    }

    /** A line that starts as comments do. */
    void comment(long commentLine, String text) {
        if (headed && format.leadingComments()) {
            throw MalformedDataException.ofValue(
                    file.atLine(commentLine),
                    text,
                    "starts as the comments at the beginning of the file do, but stands among the records; name the"
                            + " comment character if such lines are comments, or another one if they are records");
        }
    }
}
