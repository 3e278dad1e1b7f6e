package org.evermodel.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.exchange.Archived;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.spi.Storage;

/** Deeds between a registry and its neighbour: versions that are exported, imported and promoted, both ways. */
final class Travels {
    private Travels() {}

    static List<Deed> all() {
        return List.of(
                new Deed("let a neighbour make a version", 3, Travels::made),
                new Deed(
                        "promote a version",
                        2,
                        (life, chance) -> life.registry().promote(uri(chance), life.neighbour(), "passed its review")),
                new Deed(
                        "take a neighbour's version over",
                        3,
                        (life, chance) -> life.neighbour().promote(uri(chance), life.registry(), "theirs is better")),
                new Deed(
                        "send a version",
                        1,
                        (life, chance) -> sent(life.registry(), life.neighbour(), Export.version(uri(chance)))),
                new Deed(
                        "import a neighbour's version",
                        3,
                        (life, chance) -> sent(life.neighbour(), life.registry(), Export.version(uri(chance)))),
                new Deed("restore everything elsewhere", 1, (life, chance) -> restored(life.registry())));
    }

    private static ModelUri uri(RandomGenerator chance) {
        return chance.nextInt(4) == 0
                ? ModelUri.of(Deeds.any(Deeds.MODELS, chance), Alias.CHAMPION)
                : ModelUri.of(Deeds.any(Deeds.MODELS, chance), 1 + chance.nextInt(3));
    }

    /** One that came from a run, which read a dataset. */
    private static Object made(Life life, RandomGenerator chance) {
        Registry there = life.neighbour();
        DatasetVersion rows =
                there.datasets().register(Samples.PATIENTS, Samples.table(chance.nextInt(5), 2), "ward 9");
        Recording run = there.experiments().start(Deeds.any(Deeds.EXPERIMENTS, chance), "theirs");
        run.params(Map.of("depth", String.valueOf(chance.nextInt(3))));
        run.metrics(Map.of("auc", chance.nextInt(100) / 100.0), 1);
        run.input("train", rows.fingerprint());
        run.artifact("notes.txt", out -> out.write(chance.nextInt(3)));
        if (chance.nextInt(5) > 0) {
            run.end(Outcome.FINISHED, "done");
        }
        return there.models()
                .register(
                        Deeds.any(Deeds.MODELS, chance),
                        Samples.evaluated(chance.nextInt(6)),
                        Optional.of(run.id()),
                        Map.of("theirs", "yes"));
    }

    private static Object sent(Registry from, Registry to, Export what) {
        Path file = temporaryFile();
        try {
            Archived archived = from.exportTo(file, what);
            return archived.content() + " " + Told.of(to.importFrom(file));
        } finally {
            delete(file);
        }
    }

    /** A copy says what the original says. */
    private static Object restored(Registry registry) {
        Path file = temporaryFile();
        try (Registry elsewhere = Registry.builder(Storage.inMemory())
                .flavors(Samples.flavors())
                .clock(Clock.fixed(RegistryContract.NOW, ZoneOffset.UTC))
                .random(new Random(3))
                .open()) {
            Archived archived = registry.exportTo(file, Export.everything());
            Imported once = elsewhere.importFrom(file);
            Imported twice = elsewhere.importFrom(file);
            if (!elsewhere.audit().last().equals(registry.audit().last())
                    || !elsewhere.verify().problems().isEmpty()
                    || twice.changed()) {
                throw new AssertionError("what was restored from " + registry + " is not the same: "
                        + elsewhere.verify().problems() + ", " + twice);
            }
            return archived.content() + " " + Told.of(once);
        } finally {
            delete(file);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("evermodel", ".tar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
