package org.evermodel.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the examples: {@code java -jar mlops-examples.jar --help}. */
@Command(
        name = "mlops-examples",
        description = "Carries a model through its life, from a file of rows to a registered champion.",
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    private final CommandLine commandLine = new CommandLine(this);

    private Main() {}

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new Main().commandLine.execute(arguments));
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }
}
