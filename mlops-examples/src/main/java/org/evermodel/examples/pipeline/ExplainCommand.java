package org.evermodel.examples.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.examples.registry.TextTable;
import org.evermodel.pipeline.Forecast;
import org.evermodel.pipeline.Plan;
import org.evermodel.port.RunFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipeline explain RUN [STEP]}: what became of each step, and what a run from the same table would do now. */
@Command(
        name = "explain",
        sortOptions = false,
        description =
                "Tells what became of each step of a run, and whether its output would be used again now, and why.")
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The identity of the run.")
    private String run = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "One step; all of them without it.")
    private Optional<String> step = Optional.empty();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Workshop workshop = Workshop.open(home.path(), terminal, true)) {
            RunFacts facts = workshop.facts(RunArgument.parse(run));
            Plan plan = workshop.plan(Asked.recall(workshop.home().registry(), facts));
            List<Forecast> told = step.map(id -> List.of(plan.step(id))).orElse(plan.steps());
            output.say(terminal, () -> text(facts, told), () -> json(facts, told));
            return 0;
        }
    }

    private static String became(RunFacts facts, Forecast step) {
        return facts.tags().getOrDefault("step." + step.id(), "NOT REACHED");
    }

    private static String text(RunFacts facts, List<Forecast> steps) {
        TextTable table = new TextTable("PLACE", "WAS", "WOULD BE", "WHY");
        steps.forEach(
                each -> table.row(each.id(), became(facts, each), each.state(), String.join("; ", each.reasons())));
        return table.orElse("nothing");
    }

    private static JsonNode json(RunFacts facts, List<Forecast> steps) {
        ObjectNode json = JsonLine.object().put("run", facts.run().value()).put("pipeline", facts.name());
        var array = json.putArray("steps");
        for (Forecast each : steps) {
            ObjectNode one = array.addObject();
            one.put("id", each.id());
            one.put("was", became(facts, each));
            one.put("wouldBe", each.state().name());
            each.reasons().forEach(one.putArray("reasons")::add);
        }
        return json;
    }
}
