package org.evermodel.benchmarks;

import java.sql.SQLException;
import java.util.List;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A new record, committed so that it survives a power cut. */
@State(Scope.Benchmark)
public class CommitBenchmark extends ShortRuns {
    private static final String KIND = "note";
    private static final String JSON = "{\"stage\":\"READY\",\"model\":\"readmission\",\"run\":\"0123456789abcdef\"}";

    private Storage local;
    private BareSqlite database;
    private int records;

    @Setup
    public void open(ScratchFolder scratch) throws SQLException {
        local = LocalStorage.at(scratch.at("home"));
        database = BareSqlite.open(scratch.at("bare.db"));
    }

    @Benchmark
    public void evermodel() {
        var key = new MetadataStore.Key(KIND, Integer.toString(records++));
        local.metadata().commit(List.of(new MetadataStore.Put(key, 0, JSON)));
    }

    /** The floor: a row inserted into a table of the same form. */
    @Benchmark
    public void bareSqlite() throws SQLException {
        database.insert(KIND, Integer.toString(records++), JSON);
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        local.close();
    }
}
