package org.evermodel.examples.pipeline;

import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pipeline run --data FILE --target COLUMN …}: makes a model and registers it, but gives it no alias. */
@Command(
        name = "run",
        sortOptions = false,
        description = "Runs the pipeline of a file: a model that passes its gates is registered, but no champion yet.")
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Asked asked = question.asked();
        try (Workshop workshop = Workshop.open(home.path(), terminal, output.isJson())) {
            Ended ended = Ended.of(workshop.run(asked, limit));
            output.say(terminal, ended::text, ended::json);
            ended.close();
            return ended.exit();
        }
    }
}
