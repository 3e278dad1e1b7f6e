package org.evermodel.registry;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.StorageException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;

/**
 * A process that changes a home as fast as it can and says, one line each, what was acknowledged. Arguments: the home, a
 * number that tells processes apart, and how many rounds.
 */
final class Hammer {
    static final ModelName MODEL = new ModelName("hammered");

    private Hammer() {}

    public static void main(String... args) {
        Path home = Path.of(args[0]);
        int process = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            for (int round = 0; round < rounds; round++) {
                hammer(registry, process * 10_000 + round);
            }
        } catch (StorageException e) {
            say("failed " + e.getMessage());
        }
    }

    private static void hammer(Registry registry, int variant) {
        Recording run = registry.experiments().start(new ExperimentName("hammering"), "round " + variant);
        say("run " + run.id());
        run.metrics(Map.of("variant", (double) variant), 1);
        say("metric " + run.id() + " " + variant);
        int number = registry.models()
                .register(MODEL, Samples.evaluated(variant), Optional.of(run.id()), Map.of())
                .number();
        say("version " + number + " " + run.id());
        AliasMove move = registry.models().alias(MODEL, Alias.CHAMPION).moveTo(number, "it is new");
        say("move " + move.index() + " " + number);
        run.end(Outcome.FINISHED, "done");
        say("end " + run.id());
    }

    /** A line is out, whole, before the next change starts. */
    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
