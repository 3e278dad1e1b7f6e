package org.evermodel.examples.pipeline;

import java.util.concurrent.Callable;
import org.evermodel.data.Dataset;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.lifecycle.Registered;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pipeline graph --data FILE --target COLUMN …}: the pipeline as a flowchart. */
@Command(name = "graph", sortOptions = false, description = "Draws the pipeline of a file, as a Mermaid flowchart.")
final class GraphCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    GraphCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Asked asked = question.asked();
        try (Workshop workshop = Workshop.open(home.path(), terminal, true)) {
            Pipeline<Dataset, Registered> pipeline = workshop.pipeline(asked);
            output.say(terminal, pipeline::toMermaid, () -> {
                var json = JsonLine.object()
                        .put("pipeline", pipeline.name())
                        .put("digest", pipeline.digest().toString())
                        .put("mermaid", pipeline.toMermaid());
                pipeline.ids().forEach(json.putArray("places")::add);
                return json;
            });
            return 0;
        }
    }
}
