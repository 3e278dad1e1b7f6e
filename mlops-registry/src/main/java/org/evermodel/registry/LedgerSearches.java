package org.evermodel.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.finder.Finder;
import org.evermodel.registry.finder.ForeignText;
import org.evermodel.registry.finder.Vocabulary;
import org.evermodel.registry.keeper.DatasetContent;
import org.evermodel.registry.keeper.ModelContent;
import org.evermodel.registry.keeper.ModelDirectory;
import org.evermodel.registry.keeper.Tombstone;
import org.evermodel.registry.keeper.VersionContent;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Key.Group;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracker.LedgerExperiments;
import org.evermodel.registry.tracking.Experiment;
import org.evermodel.registry.tracking.Run;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.RecordQuery.Order;

/** Searches of records; what they belong to is looked up once a page. */
final class LedgerSearches implements Searches {
    private static final String CREATED = "creation_timestamp";
    private static final String UPDATED = "last_updated_timestamp";
    private static final String NUMBER = "version_number";

    private final Ledger ledger;
    private final ArtifactStore artifacts;
    private final LedgerExperiments experiments;
    private final ModelDirectory models;
    private final Finder modelFinder;
    private final Finder versionFinder;
    private final Finder datasetFinder;

    LedgerSearches(Ledger ledger, ArtifactStore artifacts, LedgerExperiments experiments) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.experiments = experiments;
        this.models = new ModelDirectory(ledger);
        this.modelFinder = new Finder(ledger, models(), Order.byText(Indexes.ATTRIBUTES + "name"));
        Order lastFirst = Order.byNumber(Indexes.ATTRIBUTES + CREATED).reversed();
        this.versionFinder = new Finder(ledger, versions(ledger), lastFirst);
        this.datasetFinder = new Finder(ledger, datasets(ledger), lastFirst);
    }

    private static Vocabulary models() {
        return new Vocabulary("models", Kinds.MODEL, Group.TAG, Group.ATTRIBUTE)
                .text("id", "id")
                .text("name", "name")
                .number(CREATED)
                .number(UPDATED);
    }

    private static Vocabulary versions(Ledger ledger) {
        return new Vocabulary("model versions", Kinds.MODEL_VERSION, Group.TAG, Group.ATTRIBUTE)
                .text("status", "status")
                .text("run_id", "run_id")
                .number(NUMBER)
                .number(CREATED)
                .number(UPDATED)
                .foreign("name", ForeignText.ofOwner(ledger, Kinds.MODEL, "name"))
                .foreign("alias", ForeignText.ofTeller(ledger, Kinds.ALIAS, "alias", ModelDirectory::versionOf));
    }

    private static Vocabulary datasets(Ledger ledger) {
        return new Vocabulary("dataset versions", Kinds.DATASET_VERSION, Group.TAG, Group.ATTRIBUTE)
                .text("digest", "digest")
                .text("source", "source")
                .text("user", "user")
                .number("rows")
                .number(NUMBER)
                .number(CREATED)
                .foreign("name", ForeignText.ofOwner(ledger, Kinds.DATASET, "name"));
    }

    @Override
    public Found<Run> runs(Search search) {
        return experiments.search(search);
    }

    @Override
    public Found<Experiment> experiments(Search search) {
        return experiments.searchExperiments(search);
    }

    @Override
    public Found<RegisteredModel> models(Search search) {
        return modelFinder.find(search, this::withAliases);
    }

    private List<RegisteredModel> withAliases(List<Stored> found) {
        Map<String, Map<Alias, Integer>> aliases =
                models.aliases(found.stream().map(Stored::id).toList());
        return found.stream()
                .map(model -> ModelContent.read(model, aliases.getOrDefault(model.id(), Map.of())))
                .toList();
    }

    @Override
    public Found<ModelVersion> versions(Search search) {
        boolean activeOnly = search.view() == ViewType.ACTIVE_ONLY;
        return versionFinder.find(
                search,
                found -> read(
                        found,
                        version -> version.content().text(VersionContent.MODEL),
                        id -> ledger.find(Kinds.MODEL, id)
                                .filter(model -> !activeOnly || !Tombstone.isOn(model))
                                .map(LedgerSearches::modelName),
                        VersionContent::read));
    }

    private static ModelName modelName(Stored model) {
        return model.decode(content -> new ModelName(Series.name(model)));
    }

    @Override
    public Found<DatasetVersion> datasets(Search search) {
        return datasetFinder.find(
                search,
                found -> read(
                        found,
                        version -> version.id().substring(0, version.id().indexOf('/')),
                        id -> Series.ofDatasets().nameOf(ledger, id, DatasetName::new),
                        (version, name) -> DatasetContent.read(name, version, artifacts)));
    }

    private static <N, T> List<T> read(
            List<Stored> found,
            Function<Stored, String> owner,
            Function<String, Optional<N>> nameOf,
            BiFunction<Stored, N, T> reading) {
        Map<String, Optional<N>> names = new HashMap<>();
        List<T> items = new ArrayList<>(found.size());
        for (Stored record : found) {
            names.computeIfAbsent(owner.apply(record), nameOf)
                    .ifPresent(name -> items.add(reading.apply(record, name)));
        }
        return items;
    }

    @Override
    public String toString() {
        return "Searches of runs, experiments, models, versions and datasets";
    }
}
