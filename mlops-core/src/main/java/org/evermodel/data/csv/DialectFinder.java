package org.evermodel.data.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evermodel.data.csv.CsvDialect.LineEnd;
import org.evermodel.data.csv.CsvDialect.Part;

/**
 * Finds how a file is written from its beginning, where that is not said. Careful: what is found must not make a record
 * disappear, and where it is wrong the reader meets a record of another width and refuses it.
 */
final class DialectFinder {
    private static final String SAID = "the caller says so";
    private static final Pattern APOSTROPHES =
            Pattern.compile("(?:^|[,;\\t|\\r\\n])[ ]*'[^\\r\\n]{0,1000}?'[ ]*(?=[,;\\t|\\r\\n]|$)");
    private static final Pattern OPENED = Pattern.compile("(?:^|[,;\\t|\\r\\n])[ ]*'");

    private final Sample sample;
    private final Wishes wishes;
    private final CellRules rules;
    private final Map<Part, String> reasons = new EnumMap<>(Part.class);

    private DialectFinder(Sample sample, Wishes wishes, CellRules rules) {
        this.sample = sample;
        this.wishes = wishes;
        this.rules = rules;
    }

    /** How {@code input} is to be read. */
    static CsvFormat find(CsvInput input, Wishes wishes, CellRules rules) {
        return new DialectFinder(Sample.of(input, wishes), wishes, rules).format();
    }

    private CsvFormat format() {
        reasons.put(Part.CHARSET, sample.why());
        char quote = quote();
        Remarks remarks = Remarks.of(sample.text(), wishes.comment());
        DelimiterGuess table = table(remarks.without(), quote);
        Optional<Character> comment = wishes.comment();
        reasons.put(Part.COMMENT, comment.isPresent() ? SAID : "no line at the beginning starts with '#'");
        if (comment.isEmpty() && remarks.areAny()) {
            boolean asRecords =
                    remarks.lines().stream().anyMatch(line -> width(line, table.delimiter(), quote) == table.width())
                            && !isNamedColumn(table);
            comment = asRecords ? Optional.empty() : Optional.of('#');
            reasons.put(
                    Part.COMMENT,
                    asRecords
                            ? "what starts with '#' at the beginning has as many fields as a record"
                            : "the file begins with such lines, which are no records; one further down is refused");
        }
        DelimiterGuess read = comment.isPresent() || !remarks.areAny() ? table : table(sample.text(), quote);
        return format(read, quote, comment);
    }

    private CsvFormat format(DelimiterGuess table, char quote, Optional<Character> comment) {
        boolean header = header(table);
        DecimalGuess decimal = DecimalGuess.of(table, header, rules, wishes.decimalMark());
        reasons.put(Part.DECIMAL_MARK, decimal.why());
        CsvDialect dialect = new CsvDialect(
                sample.charset(), table.delimiter(), quote, comment, header, lineEnd(), decimal.mark(), reasons);
        boolean leadingOnly = comment.isPresent() && wishes.comment().isEmpty();
        return new CsvFormat(dialect, wishes.names(), leadingOnly, rules);
    }

    private int width(String line, char delimiter, char quote) {
        return SampleRecords.width(SampleRecords.of(sample, line, delimiter, quote));
    }

    private DelimiterGuess table(String text, char quote) {
        if (wishes.delimiter().isPresent()) {
            char said = wishes.delimiter().get();
            reasons.put(Part.DELIMITER, SAID);
            return DelimiterGuess.of(said, SampleRecords.of(sample, text, said, quote), rules);
        }
        DelimiterGuess best = DelimiterGuess.best(sample, text, quote, wishes.comment(), rules);
        reasons.put(Part.DELIMITER, best.why());
        return best;
    }

    /** Whether it is a single column with a text over values, so that no line in front can be its header. */
    private boolean isNamedColumn(DelimiterGuess table) {
        if (table.width() != 1
                || table.records().size() < 2
                || wishes.header().filter(said -> !said).isPresent()) {
            return false;
        }
        CellKinds kinds = new CellKinds(rules, wishes.decimalMark().orElse('.'));
        List<SampleField> column =
                table.records().stream().flatMap(List::stream).toList();
        return kinds.of(column.get(0)) == CellKinds.Kind.TEXT
                && column.stream().skip(1).allMatch(field -> CellKinds.isTyped(kinds.of(field)));
    }

    /** A double quote, unless there is none and fields stand in apostrophes, opened and closed. */
    private char quote() {
        if (wishes.quote().isPresent()) {
            reasons.put(Part.QUOTE, SAID);
            return wishes.quote().get();
        }
        String text = sample.text();
        long enclosed =
                text.indexOf('"') >= 0 ? 0 : APOSTROPHES.matcher(text).results().count();
        boolean apostrophes =
                enclosed > 1 && enclosed == OPENED.matcher(text).results().count();
        reasons.put(
                Part.QUOTE,
                apostrophes
                        ? enclosed + " fields at the beginning stand in apostrophes and none in double quotes"
                        : "the usual one");
        return apostrophes ? '\'' : '"';
    }

    private boolean header(DelimiterGuess table) {
        if (wishes.header().isPresent()) {
            reasons.put(Part.HEADER, SAID);
            return wishes.header().get();
        }
        List<List<SampleField>> records = table.records();
        char mark = DecimalGuess.of(table, true, rules, wishes.decimalMark()).mark();
        HeaderGuess guess = HeaderGuess.of(records, new CellKinds(rules, mark));
        reasons.put(Part.HEADER, guess.why());
        return guess.header();
    }

    private LineEnd lineEnd() {
        reasons.put(Part.LINE_END, "as at the beginning of the file; any is read");
        String text = sample.text();
        boolean pairs = text.contains("\r\n");
        String single = text.replace("\r\n", "");
        boolean feeds = single.indexOf('\n') >= 0;
        boolean returns = single.indexOf('\r') >= 0;
        if ((pairs ? 1 : 0) + (feeds ? 1 : 0) + (returns ? 1 : 0) > 1) {
            return LineEnd.MIXED;
        }
        if (pairs) {
            return LineEnd.CRLF;
        }
        return returns ? LineEnd.CR : LineEnd.LF;
    }
}
