package org.evermodel.examples.pipeline;

import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Command;

/** The command {@code pipeline}, which only has commands of its own. */
@Command(
        name = "pipeline",
        sortOptions = false,
        description = "Works with the pipeline that makes a model of a file: graph, plan, run, resume, explain, report,"
                + " reproduce, compare.",
        footer = {
            "",
            "Exit 0: done. 2: bad input, with the reason. 3: a gate refused, or a model came out otherwise.",
            "4: the time of --within was up; pipeline resume goes on. 1: a fault of the program, told in two lines."
        })
public final class PipelineCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** A command that speaks to {@code terminal}. */
    public PipelineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The commands of this one. */
    public List<Object> commands() {
        return List.of(
                new GraphCommand(terminal),
                new PlanCommand(terminal),
                new RunCommand(terminal),
                new ResumeCommand(terminal),
                new ExplainCommand(terminal),
                new ReportCommand(terminal),
                new ReproduceCommand(terminal),
                new CompareCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new UsageException(
                "pipeline needs to be told what to do: graph, plan, run, resume, explain, report, reproduce"
                        + " or compare");
    }
}
