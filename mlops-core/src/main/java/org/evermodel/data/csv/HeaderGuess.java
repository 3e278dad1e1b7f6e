package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the first record names the columns. A record that is taken for names is lost, one that is taken for data only
 * makes columns text, so what looks like data is data: a number over numbers, mostly.
 */
record HeaderGuess(boolean header, String why) {

    static HeaderGuess of(List<List<SampleField>> records, CellKinds kinds) {
        if (records.isEmpty()) {
            return new HeaderGuess(true, "assumed, there is no record");
        }
        return new Comparison(records, kinds).guess();
    }

    /** The first record beside the others, column by column. */
    private static final class Comparison {
        private final List<SampleField> first;
        private final List<List<SampleField>> others;
        private final CellKinds kinds;
        private final List<Integer> contrasts = new ArrayList<>();
        private final List<Integer> alike = new ArrayList<>();
        private int values;
        private int repeated;

        Comparison(List<List<SampleField>> records, CellKinds kinds) {
            this.first = records.get(0);
            this.others = records.subList(1, records.size());
            this.kinds = kinds;
            for (int column = 0; column < first.size(); column++) {
                compare(column);
            }
        }

        private void compare(int column) {
            int at = column;
            CellKinds.Kind top = kinds.of(first.get(at));
            List<SampleField> below = others.stream()
                    .filter(record -> record.size() > at)
                    .map(record -> record.get(at))
                    .filter(field -> kinds.of(field) != CellKinds.Kind.NOTHING)
                    .toList();
            long typed = below.stream()
                    .filter(field -> CellKinds.isTyped(kinds.of(field)))
                    .count();
            if (CellKinds.isTyped(top)) {
                values++;
                if (typed > 0) {
                    alike.add(at);
                }
            } else if (top == CellKinds.Kind.TEXT) {
                if (!below.isEmpty() && typed == below.size()) {
                    contrasts.add(at);
                }
                repeated += below.stream()
                                .anyMatch(field ->
                                        field.text().equals(first.get(at).text()))
                        ? 1
                        : 0;
            }
        }

        HeaderGuess guess() {
            if (!alike.isEmpty() && !(contrasts.size() > 0 && areCounted())) {
                return new HeaderGuess(
                        false, "the first record has " + example(alike) + ", a value like those in the records below");
            }
            if (!contrasts.isEmpty()) {
                return new HeaderGuess(
                        true, "the first record has " + example(contrasts) + ", which is no value like those below");
            }
            if (values > 0) {
                return new HeaderGuess(false, "the first record has a number, time or truth, which is rarely a name");
            }
            if (!areDifferent()) {
                return new HeaderGuess(false, "the first record holds the same text twice, and names differ");
            }
            if (repeated * 2 > first.size() && (repeated > 1 || isColumnOfTexts())) {
                return new HeaderGuess(
                        false, "most texts of the first record stand in their columns again, as values do");
            }
            return new HeaderGuess(
                    true, "assumed, as all of the first record may be names and nothing speaks against it");
        }

        private String example(List<Integer> columns) {
            int column = columns.get(0);
            return "\"" + first.get(column).text() + "\" in column " + (column + 1);
        }

        /** Whether the values in the first record count up by one, as years or positions that are names do. */
        private boolean areCounted() {
            for (int i = 1; i < alike.size(); i++) {
                String before = first.get(alike.get(i - 1)).text();
                String here = first.get(alike.get(i)).text();
                boolean whole = before.matches("\\d{1,9}") && here.matches("\\d{1,9}");
                if (!whole || Integer.parseInt(here) != Integer.parseInt(before) + 1) {
                    return false;
                }
            }
            return alike.size() > 1;
        }

        /** Whether there is but one column, and texts only in it, of which one repetition tells enough. */
        private boolean isColumnOfTexts() {
            return first.size() == 1
                    && others.stream().flatMap(List::stream).allMatch(field -> kinds.of(field) == CellKinds.Kind.TEXT);
        }

        private boolean areDifferent() {
            Set<String> seen = new HashSet<>();
            return first.stream()
                    .map(field -> Blanks.trim(field.text()))
                    .filter(text -> !text.isEmpty())
                    .allMatch(seen::add);
        }
    }
}
