package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.registry.search.Key;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Experiment;
import org.evermodel.registry.tracking.Run;
import org.junit.jupiter.api.Test;

abstract class SearchContract extends RegistryContract {
    private static final ExperimentName NIGHTLY = new ExperimentName("nightly");
    private static final ExperimentName TRIALS = new ExperimentName("trials");
    private static final Digest CONTENT = Digest.of(new byte[] {1});

    @Test
    final void runsAreFoundByWhatTheyLogged() {
        Recording good = run(NIGHTLY, "good", 0.95, "risk");
        run(NIGHTLY, "bad", 0.6, "risk");
        run(TRIALS, "other", 0.97, "credit");
        good.end(Outcome.FINISHED, "done");

        assertThat(found("metrics.auc > 0.9 and tags.team = 'risk' and attributes.status = 'FINISHED'"))
                .containsExactly("good");
        assertThat(found("metrics.auc <= 0.6")).containsExactly("bad");
        assertThat(found("tags.team LIKE '%i%'")).containsExactlyInAnyOrder("good", "bad", "other");
        assertThat(found("tags.team ILIKE 'R___'")).containsExactlyInAnyOrder("good", "bad");
        assertThat(found("params.name IN ('bad', 'other')")).containsExactlyInAnyOrder("bad", "other");
        assertThat(found("params.name NOT IN ('bad', 'other')")).containsExactly("good");
        assertThat(found("status != 'RUNNING'")).containsExactly("good");
        assertThat(found("end_time IS NOT NULL and duration = 0")).containsExactly("good");
        assertThat(found("user = 'ann' and run_name = 'bad'")).containsExactly("bad");
        assertThat(found("run_id = '" + good.id() + "'")).containsExactly("good");
        assertThat(found("start_time >= " + NOW.toEpochMilli())).hasSize(3);
    }

    @Test
    final void runsAreFoundByTheirExperimentsWhateverThoseAreCalledNow() {
        run(NIGHTLY, "one", 1, "a");
        run(TRIALS, "two", 1, "a");

        registry.experiments().rename(NIGHTLY, new ExperimentName("daily"), "it is quicker now");

        assertThat(found("experiment = 'daily'")).containsExactly("one");
        assertThat(found("experiment != 'daily'")).containsExactly("two");
        assertThat(found("experiment LIKE '%l%'")).containsExactlyInAnyOrder("one", "two");
        assertThat(found("experiment = 'nightly'")).isEmpty();
    }

    @Test
    final void runsAreFoundByWhatTheyReadAndByTheRunTheyArePartOf() {
        Recording parent = run(NIGHTLY, "parent", 1, "a");
        parent.input("train", CONTENT);
        Recording child = parent.child("child");

        assertThat(found("datasets.digest = '" + CONTENT + "'")).containsExactly("parent");
        assertThat(found("datasets.digest != '" + CONTENT + "'")).containsExactly("child");
        assertThat(found("parent_run_id = '" + parent.id() + "'")).containsExactly("child");
        assertThat(found("parent_run_id IS NULL")).containsExactly("parent");
        assertThat(registry.experiments().find(child.id()).orElseThrow().parent())
                .contains(parent.id());
    }

    @Test
    final void aMetricIsFoundByItsLastValueAndNanByNone() {
        Recording run = run(NIGHTLY, "one", 0.5, "a");
        run.metrics(Map.of("auc", 0.8), 2);
        run.metrics(Map.of("auc", 0.7), 1);
        run.metrics(Map.of("odd", Double.NaN, "big", Double.POSITIVE_INFINITY), 1);

        assertThat(found("metrics.auc = 0.8")).containsExactly("one");
        assertThat(found("metrics.odd != 0")).isEmpty();
        assertThat(found("metrics.odd IS NULL")).containsExactly("one");
        assertThat(found("metrics.big = Infinity and metrics.big > 1e300")).containsExactly("one");
    }

    @Test
    final void longTextsAreFoundWholeAndByPatternsOfTheirStart() {
        String text = "x".repeat(4_000);
        Recording run = registry.experiments().start(NIGHTLY, "long");
        run.params(Map.of("text", text));
        registry.experiments().start(NIGHTLY, "longer").params(Map.of("text", text + "y"));

        assertThat(found("params.text = '" + text + "'")).containsExactly("long");
        assertThat(found("params.text != '" + text + "'")).containsExactly("longer");
        assertThat(found("params.text LIKE 'xxx%'")).containsExactlyInAnyOrder("long", "longer");
    }

    @Test
    final void runsAreOrderedWithThoseThatLackTheValueLast() {
        run(NIGHTLY, "middle", 0.5, "b");
        run(NIGHTLY, "best", 0.9, "a");
        run(NIGHTLY, "worst", 0.1, "c");
        registry.experiments().start(NIGHTLY, "none");

        assertThat(ordered("metrics.auc DESC")).containsExactly("best", "middle", "worst", "none");
        assertThat(ordered("metrics.auc")).containsExactly("worst", "middle", "best", "none");
        assertThat(ordered("tags.team ASC")).containsExactly("best", "middle", "worst", "none");
        assertThat(ordered("run_name")).containsExactly("best", "middle", "none", "worst");
    }

    @Test
    final void theLastRunComesFirstUnlessTold() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(registry.experiments().start(NIGHTLY, "r" + i).id().value());
        }
        ids.sort(java.util.Comparator.reverseOrder());

        assertThat(registry.search().runs(Search.everything()).items())
                .extracting(run -> run.id().value())
                .containsExactlyElementsOf(ids);
    }

    @Test
    final void pagesGoOnWhereTheyEndedWhileOthersWrite() {
        for (int i = 0; i < 10; i++) {
            run(NIGHTLY, "run " + i, i, "a");
        }
        Search search =
                Search.where("metrics.auc >= 0").orderedBy("metrics.auc").withPageSize(3);
        List<String> names = new ArrayList<>();

        Found<Run> page = registry.search().runs(search);
        while (true) {
            page.items().forEach(run -> names.add(run.name()));
            run(NIGHTLY, "late", -1 - names.size(), "a");
            Optional<String> next = page.nextPage();
            if (next.isEmpty()) {
                break;
            }
            assertThat(next.get()).matches("[A-Za-z0-9_-]+");
            page = registry.search().runs(search.after(next.get()));
        }

        assertThat(names)
                .containsExactly(
                        "run 0", "run 1", "run 2", "run 3", "run 4", "run 5", "run 6", "run 7", "run 8", "run 9");
    }

    @Test
    final void aTokenBelongsToItsSearch() {
        run(NIGHTLY, "one", 1, "a");
        run(NIGHTLY, "two", 2, "a");
        Search search = Search.where("metrics.auc > 0").withPageSize(1);
        String token = registry.search().runs(search).nextPage().orElseThrow();

        assertThat(registry.search().runs(search.after(token).withPageSize(7)).items())
                .hasSize(1);
        assertRefused(Search.where("metrics.auc > 1").after(token), "belongs to another search");
        assertRefused(search.orderedBy("metrics.auc").after(token), "belongs to another search");
        assertRefused(search.withView(ViewType.ALL).after(token), "belongs to another search");
        for (String garbage : List.of("", "x", "!!", token + "A", token.substring(1), "A".repeat(10_000))) {
            assertRefused(search.after(garbage), "page token");
        }
    }

    @Test
    final void whatIsNotThereToBeAskedIsRefused() {
        assertRefused(Search.where("attributes.statu = 'x'"), "runs have no attribute \"statu\"; they have duration");
        assertRefused(Search.where("metrics.auc = 'x'"), "metrics.auc is a number");
        assertRefused(Search.where("tags.a = 1"), "tags.a is a text");
        assertRefused(Search.where("start_time LIKE 'x'"), "start_time is a number");
        assertRefused(Search.where("datasets.digest LIKE 'x'"), "datasets.digest");
        assertRefused(Search.everything().orderedBy("experiment"), "cannot be ordered by");
        assertRefused(Search.everything().orderedBy("nothing"), "no attribute \"nothing\"");
        assertThatExceptionOfType(InvalidSearchException.class)
                .isThrownBy(() -> registry.search().models(Search.where("metrics.auc > 1")))
                .withMessageContaining("models have no metrics");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Search.everything().withPageSize(0));
    }

    @Test
    final void deletedRunsAreFoundWhereTheyAreAskedFor() {
        Recording gone = run(NIGHTLY, "gone", 1, "a");
        gone.end(Outcome.FAILED, "no");
        run(NIGHTLY, "here", 1, "a");
        registry.experiments().delete(gone.id(), "a mistake");

        assertThat(found("metrics.auc = 1")).containsExactly("here");
        assertThat(names(registry.search().runs(Search.everything().withView(ViewType.DELETED_ONLY))))
                .containsExactly("gone");
        assertThat(names(registry.search().runs(Search.everything().withView(ViewType.ALL))))
                .containsExactlyInAnyOrder("gone", "here");
    }

    @Test
    final void experimentsAreFound() {
        run(TRIALS, "one", 1, "a").end(Outcome.FINISHED, "done");
        run(NIGHTLY, "two", 1, "a").end(Outcome.FINISHED, "done");
        registry.experiments().tag(TRIALS, Map.of("team", "risk"));

        assertThat(registry.search().experiments(Search.everything()).items())
                .extracting(Experiment::name)
                .containsExactly(NIGHTLY, TRIALS);
        assertThat(registry.search()
                        .experiments(Search.where("tags.team = 'risk' and name LIKE 't%'"))
                        .items())
                .extracting(Experiment::name)
                .containsExactly(TRIALS);
        registry.experiments().delete(TRIALS, "over");
        assertThat(registry.search()
                        .experiments(Search.where("tags.team = 'risk'"))
                        .items())
                .isEmpty();
        assertThat(found("metrics.auc = 1")).containsExactly("two");
    }

    @Test
    final void modelsAndVersionsAreFound() {
        ModelVersion one = register(1);
        ModelVersion two = register(2);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");

        assertThat(registry.search().models(Search.where("name LIKE 'ch%'")).items())
                .extracting(RegisteredModel::name)
                .containsExactly(Samples.CHURN);
        assertThat(registry.search()
                        .versions(Search.where("name = 'churn'").orderedBy("version_number DESC"))
                        .items())
                .containsExactly(two, one);
        assertThat(registry.search()
                        .versions(Search.where("alias = 'champion'"))
                        .items())
                .containsExactly(one);
        assertThat(registry.search().versions(Search.where("alias IS NULL")).items())
                .containsExactly(two);
        assertThat(registry.search()
                        .versions(Search.where("alias IS NOT NULL and name != 'nobody'"))
                        .items())
                .containsExactly(one);
        assertThat(registry.search().versions(Search.where("name != 'churn'")).items())
                .isEmpty();
        assertThat(registry.search()
                        .versions(Search.where("version_number > 1 and status = 'READY'"))
                        .items())
                .containsExactly(two);
        assertThat(registry.search().versions(Search.where("name = 'nobody'")).items())
                .isEmpty();
    }

    @Test
    final void modelsAreFoundWithTheirOwnAliases() {
        register(1);
        register(2);
        registry.models().register(new ModelName("credit"), Samples.evaluated(1), Optional.empty(), Map.of());
        registry.models().register(new ModelName("none"), Samples.evaluated(1), Optional.empty(), Map.of());
        Alias former = new Alias("former");
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "");
        registry.models().alias(Samples.CHURN, Alias.CHALLENGER).moveTo(1, "");
        registry.models().alias(Samples.CHURN, former).moveTo(1, "");
        registry.models().alias(Samples.CHURN, former).remove("over");
        registry.models().alias(new ModelName("credit"), Alias.CHAMPION).moveTo(1, "");

        assertThat(registry.search().models(Search.everything()).items())
                .extracting(RegisteredModel::aliases)
                .containsExactly(Map.of(Alias.CHAMPION, 2, Alias.CHALLENGER, 1), Map.of(Alias.CHAMPION, 1), Map.of());
    }

    @Test
    final void modelsAndVersionsAreFoundAndOrderedByTheirLastChange() {
        register(1);
        registry.models().register(new ModelName("credit"), Samples.evaluated(1), Optional.empty(), Map.of());
        register(2);
        try (Registry later = openAt(NOW.plusSeconds(60))) {
            later.models().tag(Samples.CHURN, 1, "team", "risk", "");
        }
        try (Registry last = openAt(NOW.plusSeconds(120))) {
            last.models().describe(Samples.CHURN, "who leaves", "");
        }

        assertThat(registry.search()
                        .versions(Search.everything().orderedBy("last_updated_timestamp DESC"))
                        .items()
                        .get(0)
                        .tags())
                .containsEntry("team", "risk");
        assertThat(changedAfter(NOW, Searches::versions))
                .extracting(ModelVersion::number)
                .containsExactly(1);
        assertThat(changedAfter(NOW.plusSeconds(60), Searches::versions)).isEmpty();
        assertThat(changedAfter(NOW, Searches::models))
                .extracting(RegisteredModel::name)
                .containsExactly(Samples.CHURN);
        assertThat(registry.search()
                        .models(Search.everything().orderedBy("last_updated_timestamp DESC"))
                        .items())
                .extracting(RegisteredModel::name)
                .containsExactly(Samples.CHURN, new ModelName("credit"));
        assertThat(registry.search()
                        .models(Search.where("creation_timestamp > " + NOW.toEpochMilli()))
                        .items())
                .isEmpty();
    }

    @Test
    final void aModelChangesWithEachVersionItGets() {
        register(1);
        try (Registry later = openAt(NOW.plusSeconds(60))) {
            later.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
        }

        assertThat(changedAfter(NOW, Searches::models)).hasSize(1);
        assertThat(changedAfter(NOW, Searches::versions))
                .extracting(ModelVersion::number)
                .containsExactly(2);
    }

    private <T> List<T> changedAfter(Instant moment, BiFunction<Searches, Search, Found<T>> find) {
        return find.apply(registry.search(), Search.where("last_updated_timestamp > " + moment.toEpochMilli()))
                .items();
    }

    private Registry openAt(Instant moment) {
        return Registry.builder(storage())
                .actor("ann")
                .clock(Clock.fixed(moment, ZoneOffset.UTC))
                .random(new Random(8))
                .open();
    }

    @Test
    final void datasetVersionsAreFound() {
        DatasetVersion first = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2), "ward 8");
        registry.datasets().tag(Samples.PATIENTS, 2, "quality", "poor");

        assertThat(registry.search()
                        .datasets(Search.where("source = 'ward 7' and name = 'patients'"))
                        .items())
                .extracting(DatasetVersion::number)
                .containsExactly(1);
        assertThat(registry.search()
                        .datasets(Search.where("digest = '" + first.fingerprint() + "'"))
                        .items())
                .extracting(DatasetVersion::number)
                .containsExactly(1);
        assertThat(registry.search()
                        .datasets(Search.where(Key.tag("quality").is("poor")))
                        .items())
                .extracting(DatasetVersion::number)
                .containsExactly(2);
        assertThat(registry.search().datasets(Search.where("rows < 10")).items())
                .extracting(DatasetVersion::number)
                .containsExactly(2);
    }

    private Recording run(ExperimentName experiment, String name, double auc, String team) {
        Recording run = registry.experiments().start(experiment, name);
        run.params(Map.of("name", name));
        run.metrics(Map.of("auc", auc), 1);
        run.tags(Map.of("team", team));
        return run;
    }

    private List<String> found(String filter) {
        return names(registry.search().runs(Search.where(filter)));
    }

    private List<String> ordered(String order) {
        return names(registry.search().runs(Search.everything().orderedBy(order)));
    }

    private static List<String> names(Found<Run> page) {
        return page.items().stream().map(Run::name).toList();
    }

    private void assertRefused(Search search, String why) {
        assertThatExceptionOfType(InvalidSearchException.class)
                .isThrownBy(() -> registry.search().runs(search))
                .withMessageContaining(why);
    }
}
