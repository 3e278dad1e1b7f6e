package org.evermodel.examples.stream;

import java.util.List;
import java.util.Locale;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.examples.task.StockTrainers;
import org.evermodel.examples.task.UserTable;
import org.evermodel.model.Labelled;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;

/** Replays what a request asks for, and tells how far it is. */
final class Replay {
    static final int LEAST_TRAIN = 100;
    static final int LEAST_WINDOW = 20;

    private final Terminal terminal;
    private final Progress progress;

    Replay(Terminal terminal) {
        this.terminal = terminal;
        this.progress = Progress.on(terminal);
    }

    Replayed run(StreamRequest request) {
        progress.heading("Replay of " + request.table().source());
        UserTable table = UserTable.read(request.table());
        Labelled labelled = table.labelled();
        progress.done("read", table.all() + ", " + labelled.dropped() + " rows without a target");
        if (labelled.rows().rowCount() <= request.train()) {
            throw new UsageException("--train " + request.train() + " leaves nothing to answer: only "
                    + labelled.rows().rowCount() + " rows have a target");
        }
        Replayed replayed;
        try (Home home = Home.open(request.home(), event -> {})) {
            replayed = replay(request, labelled, home);
        }
        summary(replayed).forEach(terminal.out()::println);
        return replayed;
    }

    private Replayed replay(StreamRequest request, Labelled labelled, Home home) {
        HomeNames names =
                HomeNames.of(request.table().reading().data(), request.table().target());
        Question question = new Question(
                new ModelName(names.model() + "-stream"),
                labelled,
                new Recipe(
                        home,
                        names.model() + "-stream",
                        labelled,
                        request.table().ignored()),
                request);
        Dataset first = labelled.rows().slice(0, request.train());
        List<Trainer> trainers = StockTrainers.forTask(request.trainer(), labelled);
        FirstModel start =
                FirstModel.make(question, trainers, first, home.registry().models());
        progress.done("first model", start.version() + " by " + start.trainer().name());
        try (Live live = Live.open(question, home, start, progress)) {
            return live.replay();
        }
    }

    private static List<String> summary(Replayed replayed) {
        boolean classes = replayed.task() == Task.CLASSIFICATION;
        return List.of(
                "",
                String.format(
                        Locale.ROOT,
                        "%s over %,d rows in %d windows: %.4f, %.4f had the first model been kept, %.4f by repeating the"
                                + " label before.",
                        classes ? "Accuracy" : "Root mean squared error",
                        replayed.rows(),
                        replayed.windows(),
                        replayed.score(),
                        replayed.staticScore(),
                        replayed.noChangeScore()),
                replayed.alerts().size() + " alerts, " + replayed.retrainings() + " challengers promoted, "
                        + replayed.rejected() + " refused, " + replayed.failed()
                        + " attempts came to nothing; champion is "
                        + replayed.champion().uri() + ".");
    }
}
