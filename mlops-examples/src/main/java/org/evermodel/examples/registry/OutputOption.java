package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.Visible;
import picocli.CommandLine.Option;

/** For whom a command speaks: a person, or a machine that wants one line of JSON and nothing else. */
public final class OutputOption {
    @Option(names = "--json", description = "Says it as one JSON object on one line, and nothing else.")
    private boolean json;

    /** An option not given yet. */
    public OutputOption() {}

    /** Whether a machine listens. */
    public boolean isJson() {
        return json;
    }

    /** Says the one or the other, without what would steer a terminal. */
    public void say(Terminal terminal, Supplier<String> text, Supplier<JsonNode> object) {
        terminal.out()
                .println(
                        json
                                ? Visible.json(JsonLine.of(object.get()))
                                : Visible.lines(text.get().stripTrailing()));
    }
}
