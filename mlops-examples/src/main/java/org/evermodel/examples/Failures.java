package org.evermodel.examples;

import org.evermodel.MlopsException;
import org.evermodel.data.UnusableRowsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says why a command failed, in at most three lines on standard error, and with which exit code: 2 where the input or the
 * home is to blame, 1 where the program is.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int BAD_INPUT = 2;
    static final int OUR_FAULT = 1;
    static final String TRACE = "evermodel.trace";
    private static final int LONGEST_REASON = 600;
    private static final long BYTES_A_MEGABYTE = 1_000_000;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        reason(failure);
        terminal.err()
                .println("try: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        boolean badInput = failure instanceof UsageException
                || failure instanceof MlopsException
                || failure instanceof UnusableRowsException;
        if (badInput) {
            reason(failure);
            return BAD_INPUT;
        }
        return unexpected(failure);
    }

    /** Something that no command foresaw. */
    int unexpected(Throwable failure) {
        terminal.err().println("error: unexpected " + oneLine(failure.toString()));
        terminal.err().println("this is a fault of the program; run it with -D" + TRACE + "=true to see where");
        if (Boolean.getBoolean(TRACE)) {
            failure.printStackTrace(terminal.err());
        }
        return OUR_FAULT;
    }

    /** The table or the model does not fit into memory. */
    int tooLarge() {
        terminal.err()
                .println("error: not enough memory: at most "
                        + Runtime.getRuntime().maxMemory() / BYTES_A_MEGABYTE
                        + " MB may be used; allow more, as in java -Xmx8g -jar ...");
        return BAD_INPUT;
    }

    private void reason(Exception failure) {
        terminal.err().println("error: " + oneLine(String.valueOf(failure.getMessage())));
    }

    private static String oneLine(String text) {
        String line = Visible.line(text);
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
