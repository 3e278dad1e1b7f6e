package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first records of a file, taken apart by a delimiter that is tried: leniently, since it may be the wrong one. What
 * the parser makes of the file in the end is decided by the parser. Not thread-safe.
 */
final class SampleRecords {
    private static final int MOST = 300;

    private final String text;
    private final char delimiter;
    private final char quote;
    private final List<List<SampleField>> records = new ArrayList<>();
    private List<SampleField> record = new ArrayList<>();
    private int at;

    private SampleRecords(String text, char delimiter, char quote) {
        this.text = text;
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** The records of {@code text}, without what is cut off at its end: a record, or a field of the only one. */
    static List<List<SampleField>> of(Sample sample, String text, char delimiter, char quote) {
        SampleRecords parser = new SampleRecords(text, delimiter, quote);
        boolean whole = parser.parse();
        List<List<SampleField>> found = parser.records;
        if (!whole || sample.complete() || found.isEmpty()) {
            return found;
        }
        if (found.size() > 1) {
            return found.subList(0, found.size() - 1);
        }
        List<SampleField> only = found.get(0);
        return List.of(only.subList(0, Math.max(1, only.size() - 1)));
    }

    /** Whether it came to the end of the text. */
    private boolean parse() {
        while (at < text.length() && records.size() < MOST) {
            field();
            if (at < text.length() && text.charAt(at) == delimiter) {
                at++;
                if (at == text.length()) {
                    record.add(new SampleField("", false));
                }
                continue;
            }
            endRecord();
            at += text.startsWith("\r\n", at) ? 2 : 1;
        }
        if (!record.isEmpty()) {
            endRecord();
        }
        return at >= text.length();
    }

    private void endRecord() {
        boolean blank = record.size() == 1
                && !record.get(0).quoted()
                && record.get(0).text().isEmpty();
        if (!blank) {
            records.add(record);
        }
        record = new ArrayList<>();
    }

    private void field() {
        int start = at;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == quote) {
            quoted();
            return;
        }
        at = start;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        record.add(new SampleField(Blanks.trim(text.substring(start, at)), false));
    }

    private void quoted() {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != quote) {
                content.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                content.append(quote);
                at++;
            } else {
                break;
            }
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        record.add(new SampleField(content.toString(), true));
    }

    private boolean isBlank(char c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    /** The number of fields that most records have. */
    static int width(List<List<SampleField>> records) {
        Map<Integer, Integer> counts = new TreeMap<>();
        records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(1);
    }
}
