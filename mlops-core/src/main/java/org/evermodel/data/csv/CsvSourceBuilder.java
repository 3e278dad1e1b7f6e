package org.evermodel.data.csv;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Schema;

/** Says how files are written and what their cells are, where that is not to be found. Not thread-safe. */
public final class CsvSourceBuilder {
    private final List<Origin> origins;
    private final Set<String> missing = new HashSet<>();
    private final Map<String, String> stripped = new HashMap<>();
    private final Map<String, ColumnType> types = new HashMap<>();
    private final List<CellRules.TruthWords> truths = new ArrayList<>();
    private final List<TimePattern> times = new ArrayList<>();
    private Optional<Character> delimiter = Optional.empty();
    private Optional<Character> quote = Optional.empty();
    private Optional<Character> comment = Optional.empty();
    private Optional<Charset> charset = Optional.empty();
    private Optional<Boolean> header = Optional.empty();
    private Optional<Character> decimalMark = Optional.empty();
    private Optional<Character> thousands = Optional.empty();
    private Optional<List<String>> names = Optional.empty();
    private Optional<Schema> schema = Optional.empty();
    private Optional<RejectWish> rejects = Optional.empty();
    private boolean trim = true;

    CsvSourceBuilder(List<Origin> origins) {
        this.origins = List.copyOf(origins);
    }

    /** What stands between fields. */
    public CsvSourceBuilder delimiter(char character) {
        delimiter = Optional.of(character);
        return this;
    }

    /** What stands around fields that hold delimiters, quotes or line ends; doubled inside. */
    public CsvSourceBuilder quote(char character) {
        quote = Optional.of(character);
        return this;
    }

    /**
     * Lines that start with this character are skipped, wherever they stand. Unless said so, only lines with {@code #} in
     * front of the first record are, where they have not as many fields as it.
     */
    public CsvSourceBuilder comment(char character) {
        comment = Optional.of(character);
        return this;
    }

    /** How characters are encoded. A byte order mark in the file overrules it. */
    public CsvSourceBuilder charset(Charset encoding) {
        charset = Optional.of(encoding);
        return this;
    }

    /** The first record names the columns. */
    public CsvSourceBuilder header() {
        header = Optional.of(true);
        names = Optional.empty();
        return this;
    }

    /** The file has no header; the columns are called c1, c2 and so on. */
    public CsvSourceBuilder noHeader() {
        header = Optional.of(false);
        names = Optional.empty();
        return this;
    }

    /**
     * The file has no header; the columns are called so. Throws IllegalArgumentException where a name is blank or stands
     * twice.
     */
    public CsvSourceBuilder names(List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String name : columns) {
            if (name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "column names must differ and not be blank, but were given \"" + name + "\" in " + columns);
            }
        }
        header = Optional.of(false);
        names = Optional.of(List.copyOf(columns));
        return this;
    }

    /** Fields with this content are missing, quoted or not, whatever the blanks around it; may be called again. */
    public CsvSourceBuilder missing(String mark) {
        missing.add(mark);
        return this;
    }

    /** Whether blanks around unquoted fields are dropped; they are unless said otherwise. */
    public CsvSourceBuilder trim(boolean drop) {
        trim = drop;
        return this;
    }

    /** Removes any of {@code characters} from the end of each value of {@code column} before it is looked at. */
    public CsvSourceBuilder stripTrailing(String column, String characters) {
        stripped.put(column, characters);
        return this;
    }

    /** A comma stands between whole and fraction of numbers: 3,14. */
    public CsvSourceBuilder decimalComma() {
        decimalMark = Optional.of(',');
        return this;
    }

    /** A point stands between whole and fraction of numbers: 3.14. */
    public CsvSourceBuilder decimalPoint() {
        decimalMark = Optional.of('.');
        return this;
    }

    /**
     * This character may stand between groups of three digits of a number, in front of the fraction. Where it is a point,
     * the fraction stands behind a comma unless said otherwise.
     */
    public CsvSourceBuilder thousands(char separator) {
        thousands = Optional.of(separator);
        return this;
    }

    /** These words, in any case, are true and false too; may be called again. A column of 0 and 1 can so be of truths. */
    public CsvSourceBuilder booleans(String forTrue, String forFalse) {
        if (forTrue.isBlank() || forTrue.equalsIgnoreCase(forFalse)) {
            throw new IllegalArgumentException("words for true and false must differ and not be blank, but were \""
                    + forTrue + "\" and \"" + forFalse + "\"");
        }
        truths.add(new CellRules.TruthWords(forTrue, forFalse));
        return this;
    }

    /**
     * Dates and times may be written so too, in any column: a pattern of {@link java.time.format.DateTimeFormatter}, such
     * as {@code dd.MM.yyyy HH:mm}, read strictly. Without an offset in the text the time is meant in {@code zone}: one that
     * its clocks skip is no time, one that they show twice is the earlier one, and a date alone is when its day begins.
     * May be called again; a cell in which two such patterns see different times, as 01/02/2024, is no time, unless a
     * pattern for its column decides. Throws IllegalArgumentException where the pattern gives no date.
     */
    public CsvSourceBuilder timestamps(String pattern, ZoneId zone) {
        times.add(TimePattern.of(Optional.empty(), pattern, zone));
        return this;
    }

    /** As {@link #timestamps(String, ZoneId)}, in one column: 20240229 may be a number elsewhere. */
    public CsvSourceBuilder timestamps(String column, String pattern, ZoneId zone) {
        times.add(TimePattern.of(Optional.of(column), pattern, zone));
        return this;
    }

    /**
     * The type of one column, while others are found: whole numbers beyond 64 bits, which are text, become reals so. A
     * value that does not fit is refused.
     */
    public CsvSourceBuilder type(String column, ColumnType demanded) {
        types.put(column, demanded);
        return this;
    }

    /** The columns that are demanded, in this order, with their types; a value that does not fit is refused. */
    public CsvSourceBuilder schema(Schema demanded) {
        schema = Optional.of(demanded);
        return this;
    }

    /**
     * Records that cannot be taken - of another width, with text behind a closing quote, with a quote that is left open, or
     * with a cell that does not fit its demanded type - are written to {@code file} and left out of the table: as JSON
     * Lines where it is called .jsonl or .ndjson, as CSV otherwise, with source, record, line, column, reason and the record
     * as it is written. The file takes its place when all was read, and is replaced each time; without a reject it has none.
     * More than {@code most} are refused, naming the first one.
     */
    public CsvSourceBuilder rejects(Path file, long most) {
        rejects = Optional.of(new RejectWish(Optional.of(file), reject -> {}, atLeastNone(most)));
        return this;
    }

    /** As {@link #rejects(Path, long)}, but they are handed over while the rows are read. */
    public CsvSourceBuilder rejects(Consumer<Reject> taker, long most) {
        rejects = Optional.of(new RejectWish(Optional.empty(), taker, atLeastNone(most)));
        return this;
    }

    private static long atLeastNone(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("at most so many records are rejected, but " + most + " is negative");
        }
        return most;
    }

    /** The source as described. Throws IllegalArgumentException where characters that are said do not differ. */
    public CsvSource build() {
        CsvDialect.requireDifferent(
                delimiter.orElse(quote.filter(q -> q == ',').isPresent() ? ';' : ','), quote.orElse('"'), comment);
        if (thousands.isPresent() && thousands.equals(decimalMark)) {
            throw new IllegalArgumentException("'" + thousands.get()
                    + "' cannot stand both between thousands and between" + " whole and fraction");
        }
        Wishes wishes = new Wishes(charset, delimiter, quote, comment, header, decimalMark, names);
        CellRules rules = new CellRules(missing, trim, stripped, thousands, truths, times, types, schema);
        return new CsvSource(origins, wishes, rules, rejects);
    }
}
