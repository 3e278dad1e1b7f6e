package org.evermodel.pipeline.report;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntFunction;

/** Texts of others made fit for where they are to stand. */
final class Texts {
    private static final int REPLACEMENT = 0xFFFD;
    private static final long MILLIS_OF_A_MINUTE = 60_000;
    private static final long MILLIS_OF_AN_HOUR = 3_600_000;

    private Texts() {}

    /** On one line, without anything that would steer a terminal. */
    static String line(String text) {
        return each(text.replaceAll("\\s*[\\r\\n]+\\s*", " "), Character::toString);
    }

    /** On one line of Markdown, where it means itself, within tables too. */
    static String markdown(String text) {
        return each(line(text), point -> switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '|', '\\', '`', '*', '_', '[', ']', '#', '~' -> "\\" + Character.toString(point);
            default -> Character.toString(point);
        });
    }

    /** For XML 1.0, in attributes and between tags. */
    static String xml(String text) {
        return each(line(text), point -> switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&apos;";
            default -> Character.toString(point);
        });
    }

    private static String each(String text, IntFunction<String> form) {
        StringBuilder formed = new StringBuilder(text.length());
        text.codePoints().forEach(point -> formed.append(form.apply(steers(point) ? REPLACEMENT : point)));
        return formed.toString();
    }

    /** Controls, what turns the direction of writing, and what no XML may hold. */
    private static boolean steers(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || point == 0xFFFE
                || point == 0xFFFF;
    }

    /** A duration as people say it. */
    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < MILLIS_OF_A_MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", (double) millis / 1e3);
        }
        return millis < MILLIS_OF_AN_HOUR
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /** Seconds with three digits. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", (double) time.toMillis() / 1e3);
    }
}
