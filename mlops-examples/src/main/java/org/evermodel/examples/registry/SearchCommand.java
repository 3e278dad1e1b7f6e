package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.evermodel.ModelVersion;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry search runs "metrics.auc > 0.9"}: what meets a filter, page by page. */
@Command(
        name = "search",
        sortOptions = false,
        description = "Finds runs, models, versions or datasets by a filter in MLflow's form.",
        footer = {
            "",
            "For example: search runs \"metrics.auc > 0.9 and tags.team = 'risk'\" --order \"metrics.auc DESC\""
        })
final class SearchCommand implements Callable<Integer> {
    /** What can be searched. */
    enum What {
        /** Runs of all experiments. */
        runs,
        /** Registered models. */
        models,
        /** Versions of models. */
        versions,
        /** Versions of datasets. */
        datasets
    }

    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(index = "0", paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
    private What what = What.runs;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILTER", description = "Without one, all of them.")
    private String filter = "";

    @Option(names = "--order", paramLabel = "ORDER", description = "Such as \"metrics.auc DESC\".")
    private @Nullable String order;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--page", paramLabel = "TOKEN", description = "Goes on where the page before ended.")
    private @Nullable String page;

    @Option(names = "--deleted", description = "Finds what was deleted instead.")
    private boolean deleted;

    @Mixin
    private OutputOption output = new OutputOption();

    SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Search search = (filter.isBlank() ? Search.everything() : Search.where(filter))
                .withPageSize(limit)
                .withView(deleted ? ViewType.DELETED_ONLY : ViewType.ACTIVE_ONLY);
        search = order == null ? search : search.orderedBy(order);
        search = page == null ? search : search.after(page);
        try (Registry opened = registry.open()) {
            switch (what) {
                case runs -> say(opened.search().runs(search), SearchCommand::runs, Facts::of);
                case models -> say(opened.search().models(search), SearchCommand::models, Facts::of);
                case versions -> say(opened.search().versions(search), SearchCommand::versions, Facts::of);
                case datasets -> say(opened.search().datasets(search), SearchCommand::datasets, Facts::of);
            }
            return 0;
        }
    }

    private <T> void say(Found<T> found, Function<List<T>, TextTable> text, Function<T, ObjectNode> facts) {
        output.say(
                terminal,
                () -> text.apply(found.items()).orElse("nothing meets this")
                        + found.nextPage()
                                .map(token -> "\nmore: --page " + token)
                                .orElse(""),
                () -> {
                    ObjectNode object = JsonLine.object();
                    found.items().stream().map(facts).forEach(object.putArray("found")::add);
                    found.nextPage().ifPresent(token -> object.put("nextPage", token));
                    return object;
                });
    }

    private static TextTable runs(List<Run> runs) {
        TextTable table = new TextTable("RUN", "NAME", "EXPERIMENT", "STATUS", "STARTED", "METRICS");
        runs.forEach(run -> table.row(
                run.id(),
                run.name(),
                run.experiment(),
                run.status(),
                Facts.moment(run.startedAt()),
                Facts.metrics(run)));
        return table;
    }

    private static TextTable models(List<RegisteredModel> models) {
        TextTable table = new TextTable("MODEL", "VERSIONS", "ALIASES", "SINCE");
        models.forEach(model ->
                table.row(model.name(), model.versions(), Facts.aliases(model), Facts.moment(model.createdAt())));
        return table;
    }

    private static TextTable versions(List<ModelVersion> versions) {
        TextTable table = new TextTable("VERSION", "STATUS", "CREATED", "RUN", "TAGS");
        versions.forEach(version -> table.row(
                version.uri(),
                version.status(),
                Facts.moment(version.createdAt()),
                version.run().map(Object::toString).orElse(""),
                version.tags()));
        return table;
    }

    private static TextTable datasets(List<DatasetVersion> versions) {
        TextTable table = new TextTable("DATASET", "ROWS", "COLUMNS", "CREATED", "SOURCE");
        versions.forEach(version -> table.row(
                "datasets:/" + version.name() + "/" + version.number(),
                version.rows(),
                version.schema().fields().size(),
                Facts.moment(version.createdAt()),
                version.source()));
        return table;
    }
}
