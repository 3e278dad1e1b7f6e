package org.evermodel.examples.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evermodel.RunId;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.lifecycle.Registered;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.examples.registry.TextTable;
import org.evermodel.pipeline.ChangedPipelineException;
import org.evermodel.pipeline.RunOverException;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.UnfinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipeline resume [RUN]}: goes on with a run that did not come to its end, or lists those there are. */
@Command(
        name = "resume",
        sortOptions = false,
        description =
                "Goes on with a run that was killed, cancelled or failed, from the table it began with; without a run"
                        + " it lists those there are.")
final class ResumeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The identity of the run.")
    private Optional<String> run = Optional.empty();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<RunId> which = run.map(RunArgument::parse);
        try (Workshop workshop = Workshop.open(home.path(), terminal, output.isJson())) {
            return which.isPresent() ? resume(workshop, which.get()) : list(workshop);
        }
    }

    private int resume(Workshop workshop, RunId which) {
        Ended ended = Ended.of(result(workshop, which));
        output.say(terminal, ended::text, ended::json);
        ended.close();
        return ended.exit();
    }

    /** A run that is over, or was of another pipeline, is the user's mistake; any other exception is a fault of ours. */
    private RunResult<Registered> result(Workshop workshop, RunId which) {
        try {
            return workshop.resume(which, limit);
        } catch (RunOverException | ChangedPipelineException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private int list(Workshop workshop) {
        List<UnfinishedRun> unfinished = workshop.home().runner().unfinished();
        output.say(terminal, () -> text(unfinished), () -> json(unfinished));
        return 0;
    }

    private static String text(List<UnfinishedRun> runs) {
        TextTable table = new TextTable("RUN", "PIPELINE", "STATUS", "WHY");
        runs.forEach(each -> table.row(each.run(), each.pipeline(), each.status(), each.reason()));
        return table.orElse("no run waits to be resumed");
    }

    private static JsonNode json(List<UnfinishedRun> runs) {
        ObjectNode json = JsonLine.object();
        var array = json.putArray("unfinished");
        runs.forEach(each -> array.addObject()
                .put("run", each.run().value())
                .put("pipeline", each.pipeline())
                .put("status", each.status().name())
                .put("reason", each.reason()));
        return json;
    }
}
