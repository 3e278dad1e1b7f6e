package org.evermodel.examples;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out for results and progress
 * @param err for the reason of a failure, and nothing else
 * @param interactive whether a person watches, so that a line may be drawn over
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /** The process's own. */
    static Terminal ofProcess() {
        return new Terminal(System.out, System.err, isWatched());
    }

    @SuppressWarnings("SystemConsoleNull") // asked of newer JDKs below
    private static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is always a console, which says itself whether it is a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
