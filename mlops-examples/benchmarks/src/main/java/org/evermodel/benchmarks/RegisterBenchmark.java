package org.evermodel.benchmarks;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The next version of a model: its package, and the records that make it known, durable before it is acknowledged. */
@State(Scope.Benchmark)
public class RegisterBenchmark extends ShortRuns {
    private static final ModelName NAME = new ModelName("readmission");
    private static final String JSON = "{\"stage\":\"READY\",\"model\":\"readmission\",\"run\":\"0123456789abcdef\"}";

    private final Trials trials = new Trials();
    private Registry onDisk;
    private Registry recordsOnDisk;
    private Registry inMemory;
    private BareSqlite database;
    private int versions;

    /** A store of which only the records are on disk. */
    private record Divided(Storage records, Storage files) implements Storage {
        @Override
        public MetadataStore metadata() {
            return records.metadata();
        }

        @Override
        public ArtifactStore artifacts() {
            return files.artifacts();
        }

        @Override
        public void close() {
            records.close();
            files.close();
        }
    }

    @Setup
    public void open(ScratchFolder scratch) throws SQLException {
        onDisk = Registry.open(LocalStorage.at(scratch.at("whole")));
        recordsOnDisk = Registry.open(new Divided(LocalStorage.at(scratch.at("records")), Storage.inMemory()));
        inMemory = Registry.open(Storage.inMemory());
        database = BareSqlite.open(scratch.at("bare.db"));
    }

    @Benchmark
    public ModelVersion onDisk() {
        return register(onDisk);
    }

    /** With the files of the package in memory. */
    @Benchmark
    public ModelVersion recordsOnDisk() {
        return register(recordsOnDisk);
    }

    /** What is left without a disk: writing the package, and the records with their audit row. */
    @Benchmark
    public ModelVersion inMemory() {
        return register(inMemory);
    }

    private ModelVersion register(Registry registry) {
        return registry.models().register(NAME, trials.next(), Optional.empty(), Map.of());
    }

    /** The floor: a row, committed. */
    @Benchmark
    public void bareSqlite() throws SQLException {
        database.insert("model-version", Integer.toString(versions++), JSON);
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        inMemory.close();
        recordsOnDisk.close();
        onDisk.close();
    }
}
