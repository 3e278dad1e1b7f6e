package org.evermodel.examples;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.logging.LogManager;
import org.evermodel.examples.lifecycle.LifecycleCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the examples: {@code java -jar mlops-examples.jar --help}. */
@Command(
        name = "mlops-examples",
        description = "Carries a model through its life, from a table of rows to a registered champion.",
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Engines log through java.util.logging, which would write to standard error.
        LogManager.getLogManager().reset();
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs the command that {@code arguments} name and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        Failures failures = new Failures(terminal);
        return new CommandLine(new Main())
                .setOut(new PrintWriter(terminal.out(), true, Charset.defaultCharset()))
                .setErr(new PrintWriter(terminal.err(), true, Charset.defaultCharset()))
                .addSubcommand(new LifecycleCommand(terminal))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
