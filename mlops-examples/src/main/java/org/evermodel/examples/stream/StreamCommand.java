package org.evermodel.examples.stream;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.options.ReadingOptions;
import org.evermodel.examples.options.TaskOptions;
import org.evermodel.examples.options.TrainerOption;
import org.evermodel.examples.task.TableRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code stream}. */
@Command(
        name = "stream",
        sortOptions = false,
        description = {
            "Replays a file whose rows are in order of time: a model learns the first rows, answers the rest window by"
                    + " window before their labels come, is watched, and is replaced where a newer one is better.",
            "The last line is JSON. Exit 0 when the replay ends."
        })
public final class StreamCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private TaskOptions task;

    @Option(names = "--train", paramLabel = "N", required = true, description = "How many rows a model learns.")
    private int train;

    @Option(
            names = "--window",
            paramLabel = "N",
            required = true,
            description = "How many rows are answered before their labels come.")
    private int window;

    @Option(
            names = "--retrain-on",
            paramLabel = "drift|schedule|never",
            defaultValue = "drift",
            description = "When the champion is challenged: when an alarm is up, after every window, or not at all"
                    + " (default: ${DEFAULT-VALUE}).")
    private String retrainOn = "drift";

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

    /** A command that speaks to {@code terminal}. */
    public StreamCommand(Terminal terminal) {
        this.terminal = terminal;
        this.reading = new ReadingOptions();
        this.task = new TaskOptions();
        this.trainer = new TrainerOption();
        this.home = new HomeOption();
    }

    @Override
    public Integer call() {
        Replayed replayed = new Replay(terminal).run(request());
        terminal.out().println(new ReplayedJson().write(replayed));
        return 0;
    }

    private StreamRequest request() {
        TableRequest table =
                new TableRequest(reading.reading(), task.target(), task.ignored(), List.of(), Optional.empty());
        return new StreamRequest(
                table,
                atLeast("--train", train, Replay.LEAST_TRAIN),
                atLeast("--window", window, Replay.LEAST_WINDOW),
                when(retrainOn),
                trainer.trainer(),
                home.path(),
                seed);
    }

    private static int atLeast(String option, int value, int least) {
        if (value < least) {
            throw new UsageException(option + " must be at least " + least + ", but was " + value);
        }
        return value;
    }

    private static RetrainOn when(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "drift" -> RetrainOn.DRIFT;
            case "schedule" -> RetrainOn.SCHEDULE;
            case "never" -> RetrainOn.NEVER;
            default ->
                throw new UsageException("--retrain-on must be drift, schedule or never, but was \"" + text + "\"");
        };
    }
}
