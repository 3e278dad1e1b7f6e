package org.evermodel.examples.lifecycle;

import java.util.function.Consumer;
import org.evermodel.check.Checks;
import org.evermodel.check.ValidationReport;
import org.evermodel.check.Validator;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.examples.task.StockTrainers;
import org.evermodel.examples.task.UserTable;
import org.evermodel.model.Task;
import org.evermodel.pipeline.RunReport;

/** Does what a request asks for, and tells how far it is. */
final class Lifecycle {
    private static final int LEAST_ROWS = 20;

    private final Terminal terminal;
    private final Progress progress;
    private final Stopwatch clock;
    private final Consumer<RunReport> reports;

    /** One that hands out the report of each run, whatever came of it. */
    Lifecycle(Terminal terminal, Stopwatch clock, Consumer<RunReport> reports) {
        this.terminal = terminal;
        this.progress = Progress.on(terminal);
        this.clock = clock;
        this.reports = reports;
    }

    Outcome run(LifecycleRequest request) {
        progress.heading("From " + request.table().source() + " to a champion of \""
                + request.table().target().column() + "\"");
        UserTable table = UserTable.read(request.table());
        progress.done("read", table.all() + ", " + table.labelled().dropped() + " rows without a target");
        check(table);
        Question question = question(request, table);
        Outcome outcome;
        try (Home home = Home.open(request.home(), progress)) {
            outcome = new Course(home, reports).lead(question, clock);
        }
        Summary.of(outcome).forEach(terminal.out()::println);
        return outcome;
    }

    private void check(UserTable table) {
        ValidationReport report = Validator.of(Checks.rowsAtLeast(LEAST_ROWS))
                .validate(table.labelled().rows());
        if (!report.passed()) {
            throw new UsageException("too little to learn from: " + report.violations());
        }
        progress.done(
                "check",
                String.join(", ", report.checks()) + "; to predict "
                        + (table.labelled().task() == Task.REGRESSION
                                ? "a number"
                                : "one of " + table.labelled().classes()));
    }

    private static Question question(LifecycleRequest request, UserTable table) {
        return new Question(
                HomeNames.of(request.table().reading().data(), request.table().target()),
                request.table().source(),
                table.all(),
                table.labelled(),
                new Parts(table.testRows(), request.timeOrdered()),
                request.table().ignored(),
                request.table().slices(),
                StockTrainers.forTask(request.trainer(), table.labelled()),
                request.seed());
    }
}
