package org.evermodel.registry;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.evermodel.port.AliasMove;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.event.Events;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.registry.tracking.Run;

/** Deeds of those who want to know: what happens, what came from what, and how it was. */
final class Followings {
    private static final List<String> DEPLOYMENTS = List.of("churn", "fraud", "eu-west");
    private static final List<String> ROLES = List.of("champion", "predicted", "labels", "");
    private static final Instant DAY = Instant.parse("2026-01-15T00:00:00Z");

    private Followings() {}

    static List<Deed> all() {
        return List.of(
                ofListeners(
                        "subscribe", 2, (life, chance) -> life.listeners().subscribe(life.registry(), name(chance))),
                ofListeners(
                        "deliver events", 6, (life, chance) -> life.listeners().deliver(life.registry())),
                ofListeners(
                        "fail to listen", 2, (life, chance) -> life.listeners().fail(1 + chance.nextInt(4))),
                ofEvents("try a subscription again", 1, (events, chance) -> events.retry(name(chance))),
                ofEvents("skip an event", 1, (events, chance) -> events.skip(name(chance))),
                ofEvents(
                        "rewind a subscription", 1, (events, chance) -> events.rewind(name(chance), chance.nextInt(9))),
                ofEvents("forget a subscription", 1, (events, chance) -> {
                    if (chance.nextInt(3) == 0) {
                        events.forget(name(chance));
                    }
                }),
                new Deed("link things", 4, (life, chance) -> {
                    life.registry().lineage().link(thing(life, chance), thing(life, chance), Deeds.any(ROLES, chance));
                    return "done";
                }),
                new Deed(
                        "follow what came from a thing",
                        1,
                        (life, chance) -> life.registry().lineage().downstream(node(chance))),
                new Deed(
                        "follow what a thing came from",
                        1,
                        (life, chance) -> life.registry().lineage().upstream(node(chance), 1 + chance.nextInt(3))),
                new Deed("ask what an alias named", 5, Followings::asOf));
    }

    private static Deed ofListeners(String name, int weight, BiFunction<Life, RandomGenerator, Object> work) {
        return new Deed(name, weight, work);
    }

    private interface OnEvents {
        void of(Events events, RandomGenerator chance);
    }

    private static Deed ofEvents(String name, int weight, OnEvents work) {
        return new Deed(name, weight, (life, chance) -> {
            work.of(life.registry().events(), chance);
            return life.registry().events().all();
        });
    }

    private static String name(RandomGenerator chance) {
        return Deeds.any(Listeners.NAMES, chance);
    }

    private static Thing thing(Life life, RandomGenerator chance) {
        return switch (chance.nextInt(6)) {
            case 0 -> Thing.dataset(Samples.PATIENTS, 1 + chance.nextInt(3));
            case 1 -> Thing.deployment(Deeds.any(DEPLOYMENTS, chance));
            case 2 -> Thing.window(Deeds.any(DEPLOYMENTS, chance), DAY, DAY.plusSeconds(chance.nextInt(2)));
            case 3 -> Thing.content(Samples.table(chance.nextInt(3)).fingerprint());
            case 4 -> {
                List<Run> runs = life.registry().experiments().runs(Deeds.any(Deeds.EXPERIMENTS, chance));
                yield runs.isEmpty()
                        ? Thing.deployment("none")
                        : Thing.run(Deeds.any(runs, chance).id());
            }
            default -> Thing.model(Deeds.any(Deeds.MODELS, chance), 1 + chance.nextInt(3));
        };
    }

    private static LineageNode node(RandomGenerator chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> new LineageNode.OfDataset(Samples.PATIENTS, 1 + chance.nextInt(3));
            case 1 -> new LineageNode.OfDeployment(Deeds.any(DEPLOYMENTS, chance));
            case 2 -> new LineageNode.OfAlias(Deeds.any(Deeds.MODELS, chance), Deeds.any(Deeds.ALIASES, chance));
            default -> new LineageNode.OfModel(Deeds.any(Deeds.MODELS, chance), 1 + chance.nextInt(3));
        };
    }

    /** At the moment of a move, just before one, or whenever; what is told is what the history says. */
    private static Object asOf(Life life, RandomGenerator chance) {
        List<ModelAlias> moved = Deeds.MODELS.stream()
                .flatMap(model -> Deeds.ALIASES.stream()
                        .map(each -> life.registry().models().alias(model, each)))
                .filter(each -> !each.history().isEmpty())
                .toList();
        if (moved.isEmpty()) {
            return "nothing was moved";
        }
        ModelAlias alias = Deeds.any(moved, chance);
        List<AliasMove> history = alias.history();
        Instant moment = Deeds.any(history, chance).at().plusMillis(chance.nextInt(3) - 1);
        OptionalInt told = alias.asOf(moment);
        OptionalInt then = OptionalInt.empty();
        for (AliasMove move : history) {
            then = move.at().isAfter(moment) ? then : move.to();
        }
        if (!told.equals(then)) {
            throw new AssertionError(
                    alias + " named " + then + " at " + moment + ", but is said to have named " + told);
        }
        return told;
    }
}
