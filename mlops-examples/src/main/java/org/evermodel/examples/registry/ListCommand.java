package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.ExperimentName;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry list}: the models, datasets and experiments there are. */
@Command(name = "list", sortOptions = false, description = "Lists the models, datasets and experiments there are.")
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Registry opened = registry.open()) {
            List<RegisteredModel> models = opened.models().names().stream()
                    .flatMap(name -> opened.models().find(name).stream())
                    .toList();
            // A dataset is there from its first version on; its last one stands for it.
            List<DatasetVersion> datasets = opened.datasets().names().stream()
                    .flatMap(name -> last(opened.datasets().versions(name)).stream())
                    .toList();
            List<ExperimentName> experiments = opened.experiments().names();
            output.say(terminal, () -> text(models, datasets, experiments), () -> json(models, datasets, experiments));
            return 0;
        }
    }

    private static List<DatasetVersion> last(List<DatasetVersion> versions) {
        return versions.isEmpty() ? List.of() : versions.subList(versions.size() - 1, versions.size());
    }

    private static String text(
            List<RegisteredModel> models, List<DatasetVersion> datasets, List<ExperimentName> experiments) {
        TextTable ofModels = new TextTable("MODEL", "VERSIONS", "ALIASES", "SINCE");
        models.forEach(model ->
                ofModels.row(model.name(), model.versions(), Facts.aliases(model), Facts.moment(model.createdAt())));
        TextTable ofDatasets = new TextTable("DATASET", "VERSIONS", "ROWS", "COLUMNS", "LAST");
        datasets.forEach(last -> ofDatasets.row(
                last.name(),
                last.number(),
                last.rows(),
                last.schema().fields().size(),
                Facts.moment(last.createdAt())));
        TextTable ofExperiments = new TextTable("EXPERIMENT");
        experiments.forEach(ofExperiments::row);
        return ofModels.orElse("no models") + "\n\n" + ofDatasets.orElse("no datasets") + "\n\n"
                + ofExperiments.orElse("no experiments");
    }

    private static JsonNode json(
            List<RegisteredModel> models, List<DatasetVersion> datasets, List<ExperimentName> experiments) {
        ObjectNode object = JsonLine.object();
        models.stream().map(Facts::of).forEach(object.putArray("models")::add);
        datasets.stream().map(Facts::of).forEach(object.putArray("datasets")::add);
        ArrayNode names = object.putArray("experiments");
        experiments.forEach(name -> names.add(name.value()));
        return object;
    }
}
