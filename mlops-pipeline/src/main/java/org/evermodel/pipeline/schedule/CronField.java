package org.evermodel.pipeline.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** What a field of a cron expression may hold, and how it is read. */
enum CronField {
    MINUTE("minute", 0, 59),
    HOUR("hour", 0, 23),
    DAY("day of the month", 1, 31),
    MONTH("month", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
    WEEKDAY("day of the week", 0, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final String title;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String title, int least, int most, String... names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = List.of(names);
    }

    /** The values that {@code text} names; those of the days of the week are 1 for Monday to 7 for Sunday. */
    BitSet parse(String text) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            add(part, values);
        }
        if (this == WEEKDAY && values.get(0)) {
            values.clear(0);
            values.set(7);
        }
        return values;
    }

    private void add(String part, BitSet values) {
        String[] range = part.split("/", -1);
        if (range.length > 2) {
            throw refused(part, "it has more than one step");
        }
        boolean stepped = range.length == 2;
        int step = stepped ? number(range[1], part) : 1;
        if (step < 1) {
            throw refused(part, "a step is at least 1");
        }
        String[] bounds = range[0].split("-", -1);
        if (bounds.length > 2) {
            throw refused(part, "a range has two ends");
        }
        boolean all = range[0].equals("*");
        int first = all ? least : value(bounds[0], part);
        int last = all ? greatest() : value(bounds[bounds.length - 1], part);
        if (stepped && !all && bounds.length == 1) {
            throw refused(part, "a step needs * or a range before it, such as " + first + "-" + most + "/" + step);
        }
        if (first > last) {
            throw refused(part, "a range goes from the smaller to the greater; write two, with a comma");
        }
        for (int value = first; value <= last; value += step) {
            values.set(value);
        }
    }

    /** Sunday has two numbers, and is one day. */
    private int greatest() {
        return this == WEEKDAY ? 6 : most;
    }

    private int value(String text, String part) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        int value = named >= 0 ? named + least : number(text, part);
        if (value < least || value > most) {
            throw refused(part, "it goes from " + least + " to " + most);
        }
        return value;
    }

    private int number(String text, String part) {
        if (!text.matches("[0-9]{1,3}")) {
            throw refused(
                    part,
                    "\"" + text + "\" is no number" + (names.isEmpty() ? "" : " and none of " + names)
                            + "; known are *, numbers, ranges a-b, lists with commas, and steps /n");
        }
        return Integer.parseInt(text);
    }

    private IllegalArgumentException refused(String part, String why) {
        return new IllegalArgumentException(
                "the " + title + " \"" + part + "\" of a cron expression has no meaning: " + why);
    }

    /** The values from first to last, for messages. */
    static String titles() {
        return String.join(
                ", ", Arrays.stream(values()).map(field -> field.title).toList());
    }
}
