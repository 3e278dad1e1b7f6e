package org.evermodel.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.RunId;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.tracking.Run;

/** Everything a host can do to a registry, on few names, so that what is done meets what was done before. */
final class Deeds {
    static final List<ModelName> MODELS =
            Stream.of("churn", "fraud", "spam").map(ModelName::new).toList();
    static final List<Alias> ALIASES = List.of(Alias.CHAMPION, Alias.CHALLENGER);
    static final List<ExperimentName> EXPERIMENTS =
            Stream.of("nightly", "manual").map(ExperimentName::new).toList();
    private static final List<String> TAGS = List.of("team", "stage", "été");
    private static final List<String> VALUES = List.of("risk", "gold", "", "100 %", "naïve_ü");
    private static final Digest SOME_ROWS = Samples.table(1).fingerprint();

    private Deeds() {}

    /** All of them. */
    static List<Deed> all() {
        return Stream.of(models(), lifecycles(), aliases(), datasets(), runs())
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
                        2,
                        (models, chance) ->
                                models.rename(any(MODELS, chance), any(MODELS, chance), "marketing calls it so")),
                ofModels("release a name", 1, (models, chance) -> models.release(any(MODELS, chance), "free again")),
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
                ofModels("delete a model", 1, (models, chance) -> models.delete(any(MODELS, chance), "a mistake")),
                ofModels(
                        "restore a model",
                        2,
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
                        (alias, chance) -> alias.compareAndMove(chance.nextInt(4), number(chance), "as planned")),
                ofAlias("take an alias away", 1, (alias, chance) -> alias.remove("not good")),
                ofAlias("roll back", 3, (alias, chance) -> alias.rollback("alarms")),
                ofAlias(
                        "roll back from where it should be",
                        1,
                        (alias, chance) -> alias.compareAndRollBack(chance.nextInt(4), "alarms")),
                ofAlias("roll forward", 2, (alias, chance) -> alias.rollForward("false alarms")),
                ofAlias(
                        "roll forward from where it should be",
                        1,
                        (alias, chance) -> alias.compareAndRollForward(chance.nextInt(4), "false alarms")));
    }

    private static Deed ofAlias(String name, int weight, BiFunction<ModelAlias, RandomGenerator, Object> work) {
        return new Deed(
                name,
                weight,
                (life, chance) ->
                        work.apply(life.registry().models().alias(any(MODELS, chance), any(ALIASES, chance)), chance));
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

    private static <T> T any(List<T> things, RandomGenerator chance) {
        return things.get(chance.nextInt(things.size()));
    }
}
