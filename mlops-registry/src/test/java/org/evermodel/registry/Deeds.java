package org.evermodel.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/** Everything a host can do to a registry, on few names, so that what is done meets what was done before. */
final class Deeds {
    static final List<ModelName> MODELS =
            Stream.of("churn", "fraud", "spam", "risk").map(ModelName::new).toList();
    static final List<Alias> ALIASES = List.of(Alias.CHAMPION, Alias.CHALLENGER);
    static final List<ExperimentName> EXPERIMENTS =
            Stream.of("nightly", "manual").map(ExperimentName::new).toList();
    private static final List<String> TAGS = List.of("team", "stage", "été");
    private static final List<String> VALUES = List.of("risk", "gold", "", "100 %", "naïve_ü");
    private static final int MOST_RUNS = 10_000;
    private static final List<String> FILTERS = List.of(
            "metrics.auc > 0.5",
            "metrics.auc <= 0.25",
            "metrics.loss != 0.5",
            "metrics.loss >= 0",
            "params.depth = '1'",
            "params.depth != '1'",
            "params.seed in ('0', '7')",
            "tags.team = 'risk'",
            "tags.team like '%i%'",
            "tags.stage ilike 'GO%'",
            "tags.stage not in ('gold', 'risk')",
            "tags.stage like '%\\_%'",
            "attributes.status = 'FINISHED'",
            "attributes.status != 'RUNNING'",
            "attributes.run_name = 'fold'",
            "attributes.start_time > 1768473000000",
            "attributes.experiment = 'nightly'");
    private static final List<String> ORDERS = List.of(
            "metrics.auc DESC",
            "metrics.auc",
            "metrics.loss",
            "params.depth DESC",
            "tags.team",
            "attributes.start_time",
            "attributes.end_time DESC",
            "attributes.status");
    private static final Digest SOME_ROWS = Samples.table(1).fingerprint();

    private Deeds() {}

    /** All of them. */
    static List<Deed> all() {
        return Stream.of(
                        models(),
                        lifecycles(),
                        aliases(),
                        datasets(),
                        runs(),
                        tracking(),
                        upkeep(),
                        Agreements.all(),
                        Followings.all(),
                        Travels.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Deed> models() {
        return List.of(
                new Deed(
                        "register a version",
                        6,
                        (life, chance) -> life.registry()
                                .models()
                                .register(
                                        any(MODELS, chance),
                                        Samples.evaluated(chance.nextInt(6)),
                                        anyRun(life, chance),
                                        chance.nextInt(3) == 0
                                                ? Map.of(any(TAGS, chance), any(VALUES, chance))
                                                : Map.of())),
                new Deed(
                        "untag a version",
                        2,
                        (life, chance) -> life.registry()
                                .models()
                                .untag(any(MODELS, chance), number(chance), any(TAGS, chance), "a mistake")),
                new Deed("route traffic", 2, Deeds::route),
                new Deed(
                        "load a version",
                        1,
                        (life, chance) -> life.registry()
                                .models()
                                .load(org.evermodel.ModelUri.of(any(MODELS, chance), any(ALIASES, chance)))
                                .map(loaded -> loaded.version())));
    }

    private static Object route(Life life, RandomGenerator chance) {
        ModelName model = any(MODELS, chance);
        long now = life.registry().routings().current(model).revision();
        Routing routing = Routing.champion().withCanary(number(chance), 0.05);
        return life.registry().routings().record(model, now - chance.nextInt(4) / 3, routing, "tried");
    }

    private static List<Deed> lifecycles() {
        return List.of(
                ofModels(
                        "rename a model",
                        3,
                        (models, chance) ->
                                models.rename(any(MODELS, chance), any(MODELS, chance), "marketing calls it so")),
                ofModels("release a name", 3, (models, chance) -> models.release(any(MODELS, chance), "free again")),
                ofModels(
                        "describe a model",
                        1,
                        (models, chance) ->
                                models.describe(any(MODELS, chance), any(VALUES, chance), "it was asked for")),
                ofModels(
                        "describe a version",
                        1,
                        (models, chance) -> models.describe(
                                any(MODELS, chance), number(chance), any(VALUES, chance), "it was asked for")),
                ofModels(
                        "tag a model",
                        1,
                        (models, chance) -> models.tag(
                                any(MODELS, chance), any(TAGS, chance), any(VALUES, chance), "so it is found")),
                ofModels(
                        "untag a model",
                        1,
                        (models, chance) -> models.untag(any(MODELS, chance), any(TAGS, chance), "a mistake")),
                ofModels(
                        "tag a version",
                        2,
                        (models, chance) -> models.tag(
                                any(MODELS, chance), number(chance), any(TAGS, chance), any(VALUES, chance), "so")),
                ofModels(
                        "archive a version",
                        2,
                        (models, chance) -> models.archive(any(MODELS, chance), number(chance), "too old")),
                ofModels(
                        "restore a version",
                        2,
                        (models, chance) -> models.restore(any(MODELS, chance), number(chance), "needed after all")),
                ofModels(
                        "delete a version",
                        2,
                        (models, chance) -> models.delete(any(MODELS, chance), number(chance), "a mistake")),
                ofModels("delete a model", 3, (models, chance) -> models.delete(any(MODELS, chance), "a mistake")),
                ofModels(
                        "restore a model",
                        4,
                        (models, chance) -> models.restore(any(MODELS, chance), "needed after all")),
                ofModels(
                        "purge what was deleted",
                        1,
                        (models, chance) -> models.purge(Duration.ofMillis(chance.nextInt(400)), "no room")));
    }

    private static Deed ofModels(String name, int weight, BiFunction<RegisteredModels, RandomGenerator, Object> work) {
        return new Deed(
                name, weight, (life, chance) -> work.apply(life.registry().models(), chance));
    }

    private static List<Deed> aliases() {
        return List.of(
                ofAlias("move an alias", 5, (alias, chance) -> alias.moveTo(number(chance), "why not")),
                ofAlias(
                        "move an alias from where it should be",
                        3,
                        (alias, chance) -> alias.compareAndMove(expected(alias, chance), number(chance), "as planned")),
                ofAlias("take an alias away", 4, (alias, chance) -> alias.remove("not good")),
                ofAlias("roll back", 3, (alias, chance) -> alias.rollback("alarms")),
                ofAlias(
                        "roll back from where it should be",
                        1,
                        (alias, chance) -> alias.compareAndRollBack(expected(alias, chance), "alarms")),
                ofAlias("roll forward", 2, (alias, chance) -> alias.rollForward("false alarms")),
                ofAlias(
                        "roll forward from where it should be",
                        1,
                        (alias, chance) -> alias.compareAndRollForward(expected(alias, chance), "false alarms")));
    }

    private static Deed ofAlias(String name, int weight, BiFunction<ModelAlias, RandomGenerator, Object> work) {
        return new Deed(
                name,
                weight,
                (life, chance) ->
                        work.apply(life.registry().models().alias(any(MODELS, chance), any(ALIASES, chance)), chance));
    }

    /** Often the version that it names. */
    private static int expected(ModelAlias alias, RandomGenerator chance) {
        return chance.nextBoolean() ? alias.current().map(ModelVersion::number).orElse(0) : chance.nextInt(4);
    }

    private static List<Deed> datasets() {
        return List.of(
                new Deed(
                        "register a dataset",
                        4,
                        (life, chance) -> life.registry()
                                .datasets()
                                .register(
                                        Samples.PATIENTS,
                                        Samples.table(chance.nextInt(5), chance.nextInt(2)),
                                        "ward 7")),
                new Deed(
                        "tag a dataset",
                        2,
                        (life, chance) -> life.registry()
                                .datasets()
                                .tag(Samples.PATIENTS, number(chance), any(TAGS, chance), any(VALUES, chance))),
                new Deed(
                        "untag a dataset",
                        1,
                        (life, chance) -> life.registry()
                                .datasets()
                                .untag(Samples.PATIENTS, number(chance), any(TAGS, chance), "a mistake")),
                new Deed(
                        "let go of rows",
                        1,
                        (life, chance) -> life.registry()
                                .datasets()
                                .letGo(
                                        Samples.PATIENTS,
                                        Retention.keepLast(1 + chance.nextInt(4))
                                                .orTagged("team"),
                                        "no room")),
                new Deed(
                        "read rows",
                        1,
                        (life, chance) -> life.registry()
                                .datasets()
                                .find(Samples.PATIENTS, number(chance))
                                .map(version -> version.load().fingerprint())));
    }

    private static List<Deed> runs() {
        return List.of(
                new Deed("start a run", 3, (life, chance) -> {
                    Recording run = life.registry().experiments().start(any(EXPERIMENTS, chance), "training");
                    life.recordings().add(run);
                    return run.id();
                }),
                ofRun("log params", 3, (run, chance) -> {
                    run.params(Map.of("depth", String.valueOf(chance.nextInt(3)), any(TAGS, chance), "x"));
                    return "done";
                }),
                ofRun("log metrics", 5, (run, chance) -> {
                    run.metrics(Map.of("auc", measured(chance), "loss", chance.nextInt(9) / 8.0), chance.nextInt(5));
                    return "done";
                }),
                ofRun("tag a run", 2, (run, chance) -> {
                    run.tags(Map.of(any(TAGS, chance), any(VALUES, chance)));
                    return "done";
                }),
                ofRun("read a dataset in a run", 2, (run, chance) -> {
                    run.input(chance.nextBoolean() ? "train" : "test", SOME_ROWS);
                    return "done";
                }),
                ofRun("make something in a run", 1, (run, chance) -> {
                    run.output("rows", SOME_ROWS);
                    return "done";
                }),
                ofRun("end a run", 2, (run, chance) -> {
                    run.end(any(List.of(Outcome.values()), chance), "it was time");
                    return "done";
                }));
    }

    private static List<Deed> tracking() {
        return List.of(
                ofRun("log a batch", 4, (run, chance) -> {
                    run.log(RunBatch.builder()
                            .param("seed", String.valueOf(chance.nextInt(2)))
                            .metric("loss", measured(chance), chance.nextInt(4))
                            .metric("loss", measured(chance), chance.nextInt(4))
                            .tag(any(TAGS, chance), any(VALUES, chance))
                            .build());
                    return "done";
                }),
                ofRun("untag a run", 1, (run, chance) -> {
                    run.untag(Set.of(any(TAGS, chance)));
                    return "done";
                }),
                ofRun(
                        "keep an artifact",
                        2,
                        (run, chance) -> run.artifact(
                                chance.nextBoolean() ? "plots/roc.svg" : "report.txt",
                                out -> out.write(chance.nextInt(2)))),
                new Deed("start a part of a run", 2, (life, chance) -> {
                    if (life.recordings().isEmpty()) {
                        return "nobody records a run";
                    }
                    Recording part = any(life.recordings(), chance).child("fold");
                    life.recordings().add(part);
                    return part.id();
                }),
                new Deed("end all runs", 1, (life, chance) -> {
                    life.recordings().forEach(Deeds::endUnlessEnded);
                    life.recordings().clear();
                    return life.registry().experiments().endOrphans().size();
                }),
                ofExperiments(
                        "delete a run",
                        1,
                        (experiments, chance) -> experiments.delete(runOf(experiments, chance), "a mistake")),
                ofExperiments(
                        "restore a run",
                        1,
                        (experiments, chance) -> experiments.restore(runOf(experiments, chance), "needed after all")),
                ofExperiments(
                        "delete an experiment",
                        1,
                        (experiments, chance) -> experiments.delete(any(EXPERIMENTS, chance), "a mistake")),
                ofExperiments(
                        "restore an experiment",
                        2,
                        (experiments, chance) -> experiments.restore(any(EXPERIMENTS, chance), "needed after all")),
                ofExperiments(
                        "tag an experiment",
                        1,
                        (experiments, chance) -> experiments.tag(
                                any(EXPERIMENTS, chance), Map.of(any(TAGS, chance), any(VALUES, chance)))),
                ofExperiments(
                        "untag an experiment",
                        1,
                        (experiments, chance) ->
                                experiments.untag(any(EXPERIMENTS, chance), Set.of(any(TAGS, chance)))),
                ofExperiments("search runs", 6, Deeds::searched),
                ofExperiments(
                        "compare runs",
                        1,
                        (experiments, chance) ->
                                experiments.compare(List.of(runOf(experiments, chance), runOf(experiments, chance)))));
    }

    private static Deed ofExperiments(String name, int weight, BiFunction<Experiments, RandomGenerator, Object> work) {
        return new Deed(
                name, weight, (life, chance) -> work.apply(life.registry().experiments(), chance));
    }

    private static RunId runOf(Experiments experiments, RandomGenerator chance) {
        List<Run> runs =
                experiments.search(Search.everything().withView(ViewType.ALL)).items();
        return runs.isEmpty()
                ? new RunId("none")
                : any(runs.subList(0, Math.min(6, runs.size())), chance).id();
    }

    /** The runs that a filter of chance finds, fetched page by page to the end. */
    private static Object searched(Experiments experiments, RandomGenerator chance) {
        String filter = IntStream.rangeClosed(0, chance.nextInt(3))
                .mapToObj(condition -> any(FILTERS, chance))
                .collect(Collectors.joining(" and "));
        Search search = Search.where(filter)
                .withView(any(List.of(ViewType.values()), chance))
                .withPageSize(1 + chance.nextInt(7));
        if (chance.nextInt(4) > 0) {
            search = search.orderedBy(any(ORDERS, chance));
        }
        List<RunId> found = new ArrayList<>();
        Found<Run> page = experiments.search(search);
        page.items().forEach(run -> found.add(run.id()));
        while (page.nextPage().isPresent() && found.size() < MOST_RUNS) {
            page = experiments.search(search.after(page.nextPage().get()));
            page.items().forEach(run -> found.add(run.id()));
        }
        return filter + found;
    }

    private static List<Deed> upkeep() {
        return List.of(
                new Deed("collect garbage", 1, (life, chance) -> {
                    // So short that bytes are set aside and deleted, which is safe where nobody else is at work.
                    GcOptions options = GcOptions.grace(Duration.ofMillis(chance.nextInt(20)))
                            .quarantine(Duration.ofMillis(chance.nextInt(20)));
                    return life.registry()
                            .gc(chance.nextBoolean() ? options : options.dryRun())
                            .rehearsal();
                }),
                new Deed(
                        "end orphans",
                        1,
                        (life, chance) ->
                                life.registry().experiments().endOrphans().size()));
    }

    private static void endUnlessEnded(Recording run) {
        try {
            run.end(Outcome.FINISHED, "all together");
        } catch (IllegalStateException e) {
            // It had ended before.
            return;
        }
    }

    private static double measured(RandomGenerator chance) {
        return switch (chance.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            default -> chance.nextInt(100) / 100.0;
        };
    }

    private static Deed ofRun(String name, int weight, BiFunction<Recording, RandomGenerator, Object> work) {
        Function<Life, List<Recording>> recordings = Life::recordings;
        return new Deed(
                name,
                weight,
                (life, chance) -> recordings.apply(life).isEmpty()
                        ? "nobody records a run"
                        : work.apply(any(recordings.apply(life), chance), chance));
    }

    private static Optional<RunId> anyRun(Life life, RandomGenerator chance) {
        List<Run> runs = life.registry().experiments().runs(any(EXPERIMENTS, chance));
        return runs.isEmpty() || chance.nextBoolean()
                ? Optional.empty()
                : Optional.of(any(runs, chance).id());
    }

    private static int number(RandomGenerator chance) {
        return 1 + chance.nextInt(5);
    }

    static <T> T any(List<T> things, RandomGenerator chance) {
        return things.get(chance.nextInt(things.size()));
    }
}
