package org.evermodel.examples;

/** Texts of others, such as tags, reasons and names of files, made fit for a terminal, which some signs would steer. */
public final class Visible {
    private static final int FIRST_SIGN = 0x20;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /** The text on one line, with what would steer a terminal made visible. */
    public static String line(String text) {
        return lines(text.replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }

    /** The text with its lines, and with what would steer a terminal made visible. */
    public static String lines(String text) {
        return text.codePoints()
                .map(point -> point < FIRST_SIGN && point != '\n' ? CONTROL_PICTURES + point : point)
                .map(point -> steers(point) && point != '\n' ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** JSON in which what would steer a terminal stands as an escape, so that it says the same. */
    public static String json(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.chars()
                .forEach(sign ->
                        escaped.append(steers(sign) ? String.format("\\u%04x", sign) : String.valueOf((char) sign)));
        return escaped.toString();
    }

    /** Controls, and what turns the direction of writing. */
    private static boolean steers(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
