package org.evermodel.check;

import java.util.Locale;
import java.util.stream.Collectors;

/** Texts as Java source that means the same in any encoding. */
final class JavaText {
    private JavaText() {}

    /** The text as a string literal of ASCII characters. */
    static String literal(String text) {
        return "\"" + text.chars().mapToObj(unit -> escaped((char) unit)).collect(Collectors.joining()) + "\"";
    }

    private static String escaped(char unit) {
        if (unit == '"' || unit == '\\') {
            return "\\" + unit;
        }
        if (unit < ' ') {
            // Octal, because a Unicode escape of a line end would end the line.
            return String.format(Locale.ROOT, "\\%03o", (int) unit);
        }
        return unit < 0x7F ? String.valueOf(unit) : String.format(Locale.ROOT, "\\u%04x", (int) unit);
    }
}
