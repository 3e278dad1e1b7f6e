package org.evermodel.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.port.ModelSource;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From {@code models:/readmission@champion} to the version that is champion now, whoever moved the alias. */
@State(Scope.Benchmark)
public class ResolveAliasBenchmark extends ShortRuns {
    private static final ModelName NAME = new ModelName("readmission");
    private static final ModelUri CHAMPION = ModelUri.of(NAME, Alias.CHAMPION);

    private Registry onDisk;
    private Registry inMemory;
    private ModelSource cached;
    private BareSqlite database;

    @Setup
    public void register(ScratchFolder scratch) throws SQLException {
        Trials trials = new Trials();
        onDisk = Registry.open(LocalStorage.at(scratch.at("home")));
        inMemory = Registry.open(Storage.inMemory());
        crown(onDisk, trials);
        crown(inMemory, trials);
        cached = onDisk.models().cached(Duration.ofSeconds(5));
        database = BareSqlite.open(scratch.at("bare.db"));
        database.insert("alias", CHAMPION.toString(), "{\"version\":1}");
    }

    private static void crown(Registry registry, Trials trials) {
        ModelVersion version = registry.models().register(NAME, trials.next(), Optional.empty(), Map.of());
        registry.models().alias(NAME, Alias.CHAMPION).moveTo(version.number(), "the first");
    }

    @Benchmark
    public ModelVersion onDisk() {
        return onDisk.models().resolve(CHAMPION).orElseThrow();
    }

    /** As it was at most five seconds ago. */
    @Benchmark
    public ModelVersion cached() {
        return cached.resolve(CHAMPION).orElseThrow();
    }

    @Benchmark
    public ModelVersion inMemory() {
        return inMemory.models().resolve(CHAMPION).orElseThrow();
    }

    /** The floor: one row read by its key. */
    @Benchmark
    public String bareSqlite() throws SQLException {
        return database.find("alias", CHAMPION.toString());
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        inMemory.close();
        onDisk.close();
    }
}
