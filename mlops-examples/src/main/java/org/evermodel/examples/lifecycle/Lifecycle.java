package org.evermodel.examples.lifecycle;

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

/** Does what a request asks for, and tells how far it is. */
final class Lifecycle {
    private static final int LEAST_ROWS = 20;

    private final Terminal terminal;
    private final Progress progress;
    private final Stopwatch clock;

    Lifecycle(Terminal terminal, Stopwatch clock) {
        this.terminal = terminal;
        this.progress = Progress.on(terminal);
        this.clock = clock;
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
            outcome = new Course(home).lead(question, clock);
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
