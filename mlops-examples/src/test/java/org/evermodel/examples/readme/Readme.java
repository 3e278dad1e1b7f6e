package org.evermodel.examples.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README, by sections. */
final class Readme {
    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    static Path root() {
        return Path.of(System.getProperty("mlops.root"));
    }

    static Readme read() throws IOException {
        return new Readme(Files.readString(root().resolve("README.md")));
    }

    /** What stands under a heading, up to the next one of any level. */
    String section(String heading) {
        int start = text.indexOf("# " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("README.md has no section \"" + heading + "\"");
        }
        int from = text.indexOf('\n', start) + 1;
        int end = text.indexOf("\n#", from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    /** The first block of code in {@code language} under a heading. */
    String code(String heading, String language) {
        String section = section(heading);
        int start = section.indexOf("```" + language + "\n");
        if (start < 0) {
            throw new AssertionError("the section \"" + heading + "\" has no block of " + language);
        }
        int from = section.indexOf('\n', start) + 1;
        return section.substring(from, section.indexOf("```", from));
    }

    /** The rows of the table under a heading, without its head. */
    List<String> tableRows(String heading) {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }
}
