package org.evermodel.data.csv;

import java.util.List;
import java.util.Optional;

/**
 * The lines at the beginning of a text that start as comments do.
 *
 * @param lines those in front of the first other line, or all where the caller knows the character
 * @param without the text without them
 */
record Remarks(List<String> lines, String without) {
    static Remarks of(String text, Optional<Character> said) {
        if (said.isPresent()) {
            String start = said.get().toString();
            // A quoted field may hold such a line; that is rare, and only blurs what is guessed.
            List<String> kept =
                    text.lines().filter(line -> !line.startsWith(start)).toList();
            return new Remarks(List.of(), String.join("\n", kept));
        }
        List<String> lines = text.lines()
                .takeWhile(line -> line.startsWith("#") || line.isBlank())
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return new Remarks(List.of(), text);
        }
        String rest = String.join(
                "\n",
                text.lines()
                        .dropWhile(line -> line.startsWith("#") || line.isBlank())
                        .toList());
        return new Remarks(lines, rest);
    }

    boolean areAny() {
        return !lines.isEmpty();
    }
}
