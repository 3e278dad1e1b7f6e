package org.evermodel.examples;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.LogManager;
import org.evermodel.examples.data.DataCommand;
import org.evermodel.examples.lifecycle.LifecycleCommand;
import org.evermodel.examples.options.HelpOption;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.pipeline.PipelineCommand;
import org.evermodel.examples.registry.RegistryCommand;
import org.evermodel.examples.serve.ServeCommand;
import org.evermodel.examples.stream.StreamCommand;
import org.evermodel.examples.tour.Tour;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of the examples: {@code java -jar mlops-examples.jar --help}. */
@Command(
        name = "mlops-examples",
        sortOptions = false,
        description =
                "Carries a model through its life: from a table of rows to a registered champion, served, watched and"
                        + " replaced. Without a command, the whole life of a model of made-up surgical patients.")
public final class Main implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command that {@code arguments} name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Engines log through java.util.logging, which would write to standard error.
        LogManager.getLogManager().reset();
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs the command that {@code arguments} name and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        Failures failures = new Failures(terminal);
        CommandLine commands = new CommandLine(new Main(terminal))
                .setOut(new PrintWriter(terminal.out(), true, Charset.defaultCharset()))
                .setErr(new PrintWriter(terminal.err(), true, Charset.defaultCharset()))
                .addSubcommand(withCommands(new DataCommand(terminal), DataCommand::commands))
                .addSubcommand(withCommands(new RegistryCommand(terminal), RegistryCommand::commands))
                .addSubcommand(withCommands(new PipelineCommand(terminal), PipelineCommand::commands))
                .addSubcommand(new LifecycleCommand(terminal))
                .addSubcommand(new StreamCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .addMixin("help", new HelpOption());
        addHelp(commands);
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError e) {
            return failures.tooLarge();
        } catch (StackOverflowError e) {
            return failures.unexpected(e);
        }
    }

    /** A command that has commands of its own. */
    private static <T> CommandLine withCommands(T command, Function<T, List<Object>> own) {
        CommandLine commands = new CommandLine(command);
        own.apply(command).forEach(commands::addSubcommand);
        return commands;
    }

    private static void addHelp(CommandLine commands) {
        commands.getSubcommands().values().forEach(command -> {
            command.addMixin("help", new HelpOption());
            addHelp(command);
        });
    }

    @Override
    public Integer call() {
        return new Tour(terminal).run(home.path());
    }
}
