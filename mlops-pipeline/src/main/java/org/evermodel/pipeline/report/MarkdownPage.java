package org.evermodel.pipeline.report;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.evermodel.pipeline.StepReport;

/** Writes a page as Markdown. */
final class MarkdownPage {
    private final RunPage page;
    private final StringBuilder text = new StringBuilder();

    MarkdownPage(RunPage page) {
        this.page = page;
    }

    String text() {
        heading();
        steps();
        GateTable.append(page.report().gates(), text);
        metrics();
        retries();
        approvals();
        graph();
        return text.toString();
    }

    private void heading() {
        text.append("# ")
                .append(Texts.markdown(page.report().pipeline()))
                .append(": ")
                .append(page.outcome());
        text.append("\n\n");
        if (!page.reason().isEmpty()) {
            text.append(Texts.markdown(page.reason())).append("\n\n");
        }
        page.run()
                .ifPresent(
                        run -> text.append("Run ").append(Texts.markdown(run)).append(", "));
        text.append(page.report().steps().size())
                .append(" places, ")
                .append(page.report().cachedSteps())
                .append(" cached, ")
                .append(Texts.time(page.report().duration()))
                .append(", definition ")
                .append(page.definition())
                .append(".\n");
    }

    private void steps() {
        table("Steps", List.of("step", "kind", "status", "time", "attempts", "why"));
        for (StepReport step : page.report().steps()) {
            row(
                    step.id(),
                    step.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    step.status().name(),
                    Texts.time(step.duration()),
                    Integer.toString(step.attempts()),
                    String.join("; ", step.reasons()));
        }
    }

    private void metrics() {
        if (page.metrics().isEmpty()) {
            return;
        }
        table("Measured", List.of("step", "measure", "value"));
        new TreeMap<>(page.metrics())
                .forEach((step, values) ->
                        new TreeMap<>(values).forEach((name, value) -> row(step, name, Double.toString(value))));
    }

    private void retries() {
        if (page.retries().isEmpty()) {
            return;
        }
        table("Tried again", List.of("step", "attempt", "threw"));
        page.retries().forEach(each -> row(each.step(), Integer.toString(each.attempt()), each.cause()));
    }

    private void approvals() {
        if (page.approvals().isEmpty()) {
            return;
        }
        table("Asked", List.of("approval", "question", "roles", "needed"));
        page.approvals()
                .forEach(each -> row(
                        each.id(),
                        each.approval().question(),
                        String.join(
                                ", ", each.approval().roles().stream().sorted().toList()),
                        Integer.toString(each.approval().needed())));
    }

    private void graph() {
        text.append("\n## Graph\n\n```mermaid\n").append(page.mermaid()).append("```\n");
    }

    private void table(String title, List<String> columns) {
        text.append("\n## ").append(title).append("\n\n| ");
        text.append(String.join(" | ", columns)).append(" |\n|");
        text.append("---|".repeat(columns.size())).append('\n');
    }

    private void row(String... cells) {
        text.append("| ");
        text.append(
                String.join(" | ", List.of(cells).stream().map(Texts::markdown).toList()));
        text.append(" |\n");
    }
}
