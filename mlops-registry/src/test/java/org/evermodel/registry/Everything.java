package org.evermodel.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Run;

/** Everything that can be read from a registry, as text by what was asked, so that two can be compared. */
final class Everything {
    private final Registry registry;
    private final Map<String, String> told = new LinkedHashMap<>();

    private Everything(Registry registry) {
        this.registry = registry;
    }

    static Map<String, String> of(Registry registry) {
        Everything everything = new Everything(registry);
        everything.readModels();
        everything.readDatasets();
        everything.readRuns();
        everything.readTheRest();
        return everything.told;
    }

    private void tell(String what, Supplier<?> answer) {
        told.put(what, Told.outcome(answer));
    }

    private void readModels() {
        tell("models", () -> registry.models().names());
        tell("deleted models", () -> registry.models().deleted());
        for (ModelName model : Deeds.MODELS) {
            tell(model + " deleted", () -> registry.models().deleted(model));
            tell(model.toString(), () -> registry.models().find(model));
            tell(model + " versions", () -> registry.models().versions(model));
            tell(model + " routings", () -> registry.routings().history(model));
            tell(model + " proposals", () -> registry.approvals().proposals(model));
            Deeds.ALIASES.forEach(alias -> readAlias(model, alias));
            registry.models().versions(model).forEach(this::readVersion);
        }
    }

    private void readAlias(ModelName model, Alias alias) {
        ModelAlias same = registry.models().alias(model, alias);
        tell(model + "@" + alias, same::current);
        tell(model + "@" + alias + " previous", same::previous);
        tell(model + "@" + alias + " next", same::next);
        tell(model + "@" + alias + " history", same::history);
        tell(model + "@" + alias + " protection", () -> registry.approvals().protection(model, alias));
    }

    private void readVersion(ModelVersion version) {
        tell(version.uri() + " upstream", () -> registry.lineage().upstream(version));
        tell(version.uri() + " origin", () -> registry.models().origin(version.name(), version.number()));
        tell(
                version.uri() + " package",
                () -> registry.models().open(version).files().manifest().entries());
    }

    private void readDatasets() {
        tell("datasets", () -> registry.datasets().names());
        for (DatasetName dataset : registry.datasets().names()) {
            List<DatasetVersion> versions = registry.datasets().versions(dataset);
            tell(dataset + " versions", () -> versions);
            versions.forEach(version -> tell(
                    dataset + " " + version.number() + " downstream",
                    () -> registry.lineage().downstream(version)));
        }
    }

    private void readRuns() {
        tell("experiments", () -> registry.experiments().names());
        tell("runs in flight", () -> registry.experiments().inFlight());
        tell(
                "all runs",
                () -> registry.experiments()
                        .search(Search.everything().withView(ViewType.ALL).withPageSize(Search.LARGEST_PAGE)));
        for (ExperimentName experiment : Deeds.EXPERIMENTS) {
            List<Run> runs = registry.experiments().runs(experiment);
            tell(experiment.toString(), () -> registry.experiments().experiment(experiment));
            tell(experiment + " runs", () -> runs);
            for (Run run : runs) {
                tell("run " + run.id(), () -> registry.experiments().find(run.id()));
                tell("parts of run " + run.id(), () -> registry.experiments().children(run.id()));
                for (String metric : List.of("auc", "loss")) {
                    tell(
                            "run " + run.id() + " " + metric,
                            () -> registry.experiments().history(run.id(), metric));
                }
            }
        }
    }

    private void readTheRest() {
        tell("environments", () -> registry.environments().all());
        tell("audit", () -> registry.audit().entries().toList());
    }
}
