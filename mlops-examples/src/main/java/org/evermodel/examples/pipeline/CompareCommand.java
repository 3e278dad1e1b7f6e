package org.evermodel.examples.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.RunId;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.examples.registry.TextTable;
import org.evermodel.registry.tracking.PartsComparison;
import org.evermodel.registry.tracking.RunComparison;
import org.evermodel.registry.tracking.RunComparison.Group;
import org.evermodel.registry.tracking.RunComparison.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipeline compare RUN RUN}: what differed between runs, causes before effects. */
@Command(
        name = "compare",
        sortOptions = false,
        description = "Tells what differed between runs: data, code, settings, environment, and what came of it.")
final class CompareCommand implements Callable<Integer> {
    private static final List<Group> ORDER =
            List.of(Group.INPUT, Group.CODE, Group.PARAM, Group.ENVIRONMENT, Group.METRIC, Group.TAG);

    private final Terminal terminal;

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "The identities of two runs or more.")
    private List<String> runs = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<RunId> ids = runs.stream().map(RunArgument::parse).toList();
        try (Workshop workshop = Workshop.open(home.path(), terminal, true)) {
            RunComparison comparison = workshop.home().registry().experiments().compare(ids);
            output.say(terminal, () -> text(comparison), () -> JsonLine.parse(comparison.toJson()));
            return 0;
        }
    }

    private static String text(RunComparison comparison) {
        List<String> head = new ArrayList<>(List.of("WHAT", "NAME"));
        comparison.runs().forEach(run -> head.add(run.id().value()));
        TextTable table = new TextTable(head.toArray(String[]::new));
        for (Group group : ORDER) {
            comparison.rows(group).stream()
                    .filter(row -> row.differs() && !row.isDuration())
                    .forEach(row -> table.row(cells(row)));
        }
        StringBuilder parts = new StringBuilder();
        comparison.differingParts().forEach(each -> add(each, comparison.runs().size(), parts));
        return table.orElse(parts.isEmpty() ? "the runs do not differ" : "the runs differ in their parts") + "\n"
                + parts + comparison.equal().size() + " rows are equal";
    }

    private static void add(PartsComparison parts, int runs, StringBuilder text) {
        TextTable table = new TextTable(head(runs));
        parts.differences()
                .forEach(each -> each.first().forEach(part -> {
                    List<Object> cells = new ArrayList<>(
                            List.of(word(each.group()), each.name(), "differs in " + each.parts(), part.name()));
                    part.values().forEach(value -> cells.add(value.orElse("–")));
                    table.row(cells.toArray());
                }));
        text.append("\nparts ")
                .append(parts.name())
                .append(", of which the runs have ")
                .append(parts.counts());
        text.append('\n').append(table.orElse("the others are equal")).append("\n\n");
    }

    private static String[] head(int runs) {
        List<String> head = new ArrayList<>(List.of("WHAT", "NAME", "PARTS", "FIRST"));
        for (int run = 1; run <= runs; run++) {
            head.add("RUN " + run);
        }
        return head.toArray(String[]::new);
    }

    private static Object[] cells(Row row) {
        List<Object> cells = new ArrayList<>(List.of(word(row.group()), row.name()));
        row.values().forEach(value -> cells.add(value.orElse("–")));
        return cells.toArray();
    }

    private static String word(Group group) {
        return switch (group) {
            case INPUT -> "data";
            case CODE -> "code";
            case PARAM -> "setting";
            case ENVIRONMENT -> "environment";
            case METRIC -> "measure";
            case TAG -> "tag";
        };
    }
}
