package org.evermodel.examples.data;

import com.fasterxml.jackson.databind.JsonNode;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import picocli.CommandLine.Option;

/** Whether the last line is JSON. */
final class JsonOption {
    @Option(names = "--json", description = "Ends with one JSON object on a line of its own.")
    private boolean json;

    /** Says what a person reads, and the JSON where it is wanted. */
    void say(Terminal terminal, String text, JsonNode object) {
        terminal.out().println(text.stripTrailing());
        if (json) {
            terminal.out().println(JsonLine.of(object));
        }
    }
}
