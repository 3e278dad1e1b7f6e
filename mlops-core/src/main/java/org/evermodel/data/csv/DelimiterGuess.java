package org.evermodel.data.csv;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands between fields: a comma, unless another character gives all of the first records the same number of
 * fields, more than one, and the comma does not, or leaves far more fields that are no values, or
 * stands within numbers only.
 *
 * @param width the number of fields that most records have
 * @param share of the records with that number, in [0, 1]
 * @param typed share of fields that are numbers, times, truths or nothing, in [0, 1]
 */
record DelimiterGuess(char delimiter, List<List<SampleField>> records, int width, double share, double typed) {
    private static final String CANDIDATES = ",;\t|";
    private static final double CLEARLY_MORE = 0.2;
    private static final double MOST_RECORDS = 0.8;
    private static final int ENOUGH_RECORDS = 5;

    /** Whether a delimiter like this is looked for. */
    static boolean isCandidate(char c) {
        return CANDIDATES.indexOf(c) >= 0;
    }

    static DelimiterGuess of(char delimiter, List<List<SampleField>> records, CellRules rules) {
        int width = SampleRecords.width(records);
        long same = records.stream().filter(record -> record.size() == width).count();
        double share = records.isEmpty() ? 0 : (double) same / records.size();
        return new DelimiterGuess(delimiter, records, width, share, typed(delimiter, records, rules));
    }

    private static double typed(char delimiter, List<List<SampleField>> records, CellRules rules) {
        CellKinds kinds = new CellKinds(rules, delimiter == ',' ? '.' : ',');
        CellKinds points = new CellKinds(rules, '.');
        long all = 0;
        long typed = 0;
        for (List<SampleField> record : records) {
            for (SampleField field : record) {
                all++;
                typed += kinds.of(field) != CellKinds.Kind.TEXT || points.of(field) != CellKinds.Kind.TEXT ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) typed / all;
    }

    static DelimiterGuess best(Sample sample, String text, char quote, Optional<Character> comment, CellRules rules) {
        List<DelimiterGuess> all = CANDIDATES
                .chars()
                .mapToObj(c -> (char) c)
                .filter(c -> c != quote && !comment.filter(c::equals).isPresent())
                .map(c -> of(c, SampleRecords.of(sample, text, c, quote), rules))
                .toList();
        DelimiterGuess comma = all.get(0);
        List<DelimiterGuess> clean = all.stream()
                .filter(guess -> guess.isTable() && guess.share() == 1)
                .toList();
        if (clean.contains(comma)) {
            return clean.stream()
                    .filter(guess -> guess.typed() > comma.typed() + CLEARLY_MORE || guess.hasDecimalCommas(rules))
                    .max(Comparator.comparingDouble(DelimiterGuess::typed))
                    .orElse(comma);
        }
        Stream<DelimiterGuess> rest = clean.isEmpty() ? all.stream().filter(DelimiterGuess::isMostly) : clean.stream();
        boolean onlyComma = clean.isEmpty() && comma.isMostly();
        return rest.filter(guess -> !onlyComma || guess.delimiter() == comma.delimiter())
                .max(Comparator.comparingDouble(DelimiterGuess::share).thenComparingDouble(DelimiterGuess::typed))
                .orElse(comma);
    }

    /** Whether the commas in fields are decimal marks, each of them, but for the first record, which may hold names. */
    private boolean hasDecimalCommas(CellRules rules) {
        CellKinds kinds = new CellKinds(rules, ',');
        List<SampleField> fields = records.stream()
                .skip(records.size() > 1 ? 1 : 0)
                .flatMap(List::stream)
                .filter(field -> !field.quoted() && field.text().indexOf(',') >= 0)
                .toList();
        return delimiter != ','
                && !fields.isEmpty()
                && fields.stream().allMatch(field -> kinds.of(field) == CellKinds.Kind.NUMBER);
    }

    private boolean isTable() {
        return width > 1;
    }

    private boolean isMostly() {
        return isTable() && share >= MOST_RECORDS && records.size() >= ENOUGH_RECORDS;
    }

    String why() {
        if (records.isEmpty()) {
            return "assumed, there is no record";
        }
        if (!isTable()) {
            return "assumed, as none of comma, semicolon, tab and bar cuts the first records into equally many fields";
        }
        return share == 1
                ? String.format(Locale.ROOT, "each of the first %,d records has %,d fields", records.size(), width)
                : String.format(
                        Locale.ROOT,
                        "%.0f %% of the first %,d records have %,d fields, and no other does better",
                        Math.floor(share * 100),
                        records.size(),
                        width);
    }
}
