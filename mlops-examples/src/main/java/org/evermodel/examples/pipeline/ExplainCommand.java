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
import org.evermodel.pipeline.Explanation;
import org.evermodel.pipeline.Forecast;
import org.evermodel.pipeline.Plan;
import org.evermodel.port.RunFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipeline explain RUN [STEP]}: what became of each step and why, and what a run from the same table would do now. */
@Command(
        name = "explain",
        sortOptions = false,
        description =
                "Tells what became of each step of a run and why, and whether its output would be used again now, and why.")
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
            List<Told> told = step.map(id -> List.of(plan.step(id))).orElse(plan.steps()).stream()
                    .map(each -> new Told(each, workshop.explain(facts.run(), each.id())))
                    .toList();
            output.say(terminal, () -> text(told), () -> json(facts, told));
            return 0;
        }
    }

    /** A step as a run would find it now, and what became of it in the run that is asked about. */
    private record Told(Forecast now, Optional<Explanation> then) {
        String was() {
            return then.map(each -> each.status().name()).orElse("NOT REACHED");
        }

        String because() {
            return then.map(Explanation::because).orElse("");
        }
    }

    private static String text(List<Told> steps) {
        TextTable table = new TextTable("PLACE", "WAS", "BECAUSE", "WOULD BE", "WHY");
        steps.forEach(each -> table.row(
                each.now().id(),
                each.was(),
                each.because(),
                each.now().state(),
                String.join("; ", each.now().reasons())));
        return table.orElse("nothing");
    }

    private static JsonNode json(RunFacts facts, List<Told> steps) {
        ObjectNode json = JsonLine.object().put("run", facts.run().value()).put("pipeline", facts.name());
        var array = json.putArray("steps");
        for (Told each : steps) {
            ObjectNode one = array.addObject();
            one.put("id", each.now().id());
            one.put("was", each.was());
            one.put("because", each.because());
            one.put("wouldBe", each.now().state().name());
            each.now().reasons().forEach(one.putArray("reasons")::add);
        }
        return json;
    }
}
