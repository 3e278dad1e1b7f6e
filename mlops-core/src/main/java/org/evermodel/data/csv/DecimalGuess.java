package org.evermodel.data.csv;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands between whole and fraction of a number: a point, unless a file without commas between fields has a column
 * of numbers with commas and none with points.
 */
record DecimalGuess(char mark, String why) {
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d+\\.\\d+([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern THREE_DIGITS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    static DecimalGuess of(DelimiterGuess table, boolean header, CellRules rules, Optional<Character> said) {
        if (said.isPresent()) {
            return new DecimalGuess(said.get(), "the caller says so");
        }
        if (rules.thousands().filter(separator -> separator == '.').isPresent()) {
            return new DecimalGuess(',', "a point stands between thousands");
        }
        if (table.delimiter() == ',' || rules.thousands().filter(c -> c == ',').isPresent()) {
            return new DecimalGuess('.', "a comma stands elsewhere");
        }
        return found(table, header, rules);
    }

    private static DecimalGuess found(DelimiterGuess table, boolean header, CellRules rules) {
        MissingMarks marks = new MissingMarks(rules.missing());
        Optional<String> example = Optional.empty();
        boolean points = false;
        boolean fractions = false;
        for (int column = 0; column < table.width(); column++) {
            List<String> cells = cells(table, column, header, marks);
            List<String> commas =
                    cells.stream().filter(cell -> COMMA.matcher(cell).matches()).toList();
            points |= cells.stream().anyMatch(cell -> POINT.matcher(cell).matches());
            boolean numbers = cells.stream()
                    .allMatch(cell ->
                            COMMA.matcher(cell).matches() || WHOLE.matcher(cell).matches());
            if (numbers && !commas.isEmpty()) {
                example = example.or(() -> Optional.of(commas.get(0)));
                fractions |= commas.stream()
                        .anyMatch(cell -> !THREE_DIGITS.matcher(cell).matches());
            }
        }
        if (example.isEmpty() || points) {
            return new DecimalGuess('.', points ? "there are numbers with points" : "no number has a comma");
        }
        return fractions
                ? new DecimalGuess(',', "numbers such as \"" + example.get() + "\" have a comma and none has a point")
                : new DecimalGuess(
                        '.', "\"" + example.get() + "\" may have a comma between thousands; say which it is");
    }

    private static List<String> cells(DelimiterGuess table, int column, boolean header, MissingMarks marks) {
        return table.records().stream()
                .skip(header ? 1 : 0)
                .filter(record -> record.size() > column)
                .map(record -> Blanks.trim(record.get(column).text()))
                .filter(cell -> !marks.matches(cell.toCharArray(), 0, cell.length()))
                .toList();
    }
}
