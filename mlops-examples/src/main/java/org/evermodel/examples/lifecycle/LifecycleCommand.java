package org.evermodel.examples.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.GateOptions;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.options.PartOptions;
import org.evermodel.examples.options.Reading;
import org.evermodel.examples.options.ReadingOptions;
import org.evermodel.examples.options.TaskOptions;
import org.evermodel.examples.options.TrainerOption;
import org.evermodel.examples.task.TableRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lifecycle --data FILE --target COLUMN …}: from the user's own file to a registered champion. */
@Command(
        name = "lifecycle",
        sortOptions = false,
        description = "Carries a model of your own file from its rows to a registered champion.",
        footer = {
            "",
            "The last line of standard output is one JSON object.",
            "Exit 0: the model is champion. 3: a gate refused it. 2: bad input, with the reason."
        })
public final class LifecycleCommand implements Callable<Integer> {
    private static final int CHAMPION = 0;
    private static final int REFUSED = 3;

    private final Terminal terminal;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private TaskOptions task;

    @Mixin
    private PartOptions parts;

    @Option(
            names = "--slice",
            paramLabel = "COL",
            description = "Measures the model for each value of this column, too; may be repeated.")
    private List<String> slices = new ArrayList<>();

    @Mixin
    private TrainerOption trainer;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides everything that is drawn at random (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Mixin
    private HomeOption home;

    @Mixin
    private GateOptions gates;

    /** A command that speaks to {@code terminal}. */
    public LifecycleCommand(Terminal terminal) {
        this.terminal = terminal;
        this.reading = new ReadingOptions();
        this.task = new TaskOptions();
        this.parts = new PartOptions();
        this.trainer = new TrainerOption();
        this.home = new HomeOption();
        this.gates = new GateOptions();
    }

    @Override
    public Integer call() {
        gates.begin();
        Outcome outcome = outcome();
        gates.write();
        terminal.out().println(new OutcomeJson().write(outcome));
        return outcome.champion() ? CHAMPION : REFUSED;
    }

    private Outcome outcome() {
        try {
            return new Lifecycle(terminal, Stopwatch.started(), gates::ended).run(request());
        } catch (RuntimeException | Error e) {
            writeAfter(e);
            throw e;
        }
    }

    /** What failed is what is told, whether or not the gates can be written. */
    private void writeAfter(Throwable cause) {
        try {
            gates.write();
        } catch (UsageException e) {
            cause.addSuppressed(e);
        }
    }

    private LifecycleRequest request() {
        Reading files = reading.reading();
        if (files.test().isPresent() && parts.testRows().isPresent()) {
            throw new UsageException("--test and --test-rows both say which rows are kept back; give one of them");
        }
        return new LifecycleRequest(
                new TableRequest(files, task.target(), task.ignored(), slices, parts.testRows()),
                parts.timeOrdered(),
                trainer.trainer(),
                home.path(),
                seed);
    }
}
