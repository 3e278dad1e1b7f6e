package org.evermodel.registry;

import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.ModelAlias;
import org.evermodel.testkit.Together;

/**
 * A process of many threads that all want the same: numbers of versions of one model, and to be the one who moves its
 * champion on. Arguments: the address of the store, a number that tells processes apart, how many threads, how many
 * versions each.
 */
final class Contender {
    static final ModelName CROWDED = new ModelName("crowded");

    private Contender() {}

    public static void main(String... args) {
        int threads = Integer.parseInt(args[2]);
        int each = Integer.parseInt(args[3]);
        int first = Integer.parseInt(args[1]) * threads * each;
        try (Registry registry = Registry.open(Stores.open(args[0]))) {
            Together.run(threads, thread -> {
                for (int i = 0; i < each; i++) {
                    register(registry, first + thread * each + i);
                }
                for (int round = 1; round <= each; round++) {
                    contend(registry, round);
                }
                return thread;
            });
        }
        say("end");
    }

    private static void register(Registry registry, int variant) {
        int number = registry.models()
                .register(CROWDED, Samples.evaluated(variant), Optional.empty(), Map.of())
                .number();
        say("version " + number + " " + variant);
    }

    /** Moves the champion from one version to the next, unless somebody else did. */
    private static void contend(Registry registry, int round) {
        ModelAlias champion = registry.models().alias(CROWDED, Alias.CHAMPION);
        try {
            champion.compareAndMove(round - 1, round, "mine");
            say("won " + round);
        } catch (AliasConflictException e) {
            say("lost " + round);
        }
    }

    private static void say(String line) {
        synchronized (Contender.class) {
            System.out.print(line + "\n");
            System.out.flush();
        }
    }
}
