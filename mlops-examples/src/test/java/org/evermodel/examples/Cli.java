package org.evermodel.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the command line in this process, as a user would, and holds what it said. */
public record Cli(int exit, List<String> out, List<String> err) {
    // Kept, because a logger that nobody holds forgets its level.
    private static final Logger ENGINE = Logger.getLogger("org.tribuo");

    static {
        ENGINE.setLevel(Level.OFF);
    }

    /** Runs the command that {@code arguments} name. */
    public static Cli run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(new Terminal(stream(out), stream(err), false), arguments);
        return new Cli(exit, lines(out), lines(err));
    }

    /** The last line of standard output as JSON. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out.get(out.size() - 1));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the last line is no JSON: " + this, e);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
