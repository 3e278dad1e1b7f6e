package org.evermodel.examples.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.examples.registry.TextTable;
import org.evermodel.pipeline.Forecast;
import org.evermodel.pipeline.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pipeline plan --data FILE --target COLUMN …}: what a run would do. */
@Command(
        name = "plan",
        sortOptions = false,
        description = "Tells which steps a run of a file would do and why, and does none of them.")
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Asked asked = question.asked();
        try (Workshop workshop = Workshop.open(home.path(), terminal, true)) {
            Plan plan = workshop.plan(asked);
            output.say(terminal, () -> text(plan), () -> json(plan));
            return 0;
        }
    }

    private static String text(Plan plan) {
        TextTable table = new TextTable("PLACE", "WOULD BE", "EXPECTED", "WHY");
        plan.steps()
                .forEach(step -> table.row(
                        step.id(),
                        step.state(),
                        step.expected().map(PlanCommand::seconds).orElse("–"),
                        String.join("; ", step.reasons())));
        return table.orElse("nothing") + "\nexpected to take " + seconds(plan.expected())
                + ", as far as steps have run before";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private static JsonNode json(Plan plan) {
        ObjectNode json = JsonLine.object().put("pipeline", plan.pipeline());
        var steps = json.putArray("steps");
        for (Forecast step : plan.steps()) {
            ObjectNode one = steps.addObject();
            one.put("id", step.id());
            one.put("kind", step.kind().name());
            one.put("state", step.state().name());
            step.expected().ifPresent(time -> one.put("expectedSeconds", time.toMillis() / 1e3));
            step.reasons().forEach(one.putArray("reasons")::add);
        }
        json.put("expectedSeconds", plan.expected().toMillis() / 1e3);
        return json;
    }
}
