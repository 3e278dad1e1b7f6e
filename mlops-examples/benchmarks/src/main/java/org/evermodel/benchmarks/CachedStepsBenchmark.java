package org.evermodel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;
import org.evermodel.port.RunRecorder;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A pipeline of which every step's output, a short text, is kept already. Figures are for one step. */
@State(Scope.Benchmark)
public class CachedStepsBenchmark extends ShortRuns {
    private static final int STEPS = 100;
    private static final String INPUT = "input ";

    private final Pipeline<String, String> pipeline = Note.pipeline(STEPS);
    private final Storage memory = Storage.inMemory();
    private final Runner inMemory = Runner.of(memory, RunRecorder.none());
    private Storage local;
    private Runner onDisk;
    private BareSqlite database;
    private Path file;

    @Setup
    public void keep(ScratchFolder scratch) throws IOException, SQLException {
        local = LocalStorage.at(scratch.at("home"));
        onDisk = Runner.of(local, RunRecorder.none());
        inMemory.run(pipeline, INPUT).orElseThrow();
        onDisk.run(pipeline, INPUT).orElseThrow();
        file = Files.writeString(scratch.at("output"), INPUT);
        database = BareSqlite.open(scratch.at("bare.db"));
        for (int i = 0; i < STEPS; i++) {
            database.insert("output", id(i), "{\"text\":\"" + INPUT + i + "\"}");
        }
    }

    private static String id(int step) {
        return "sha256:" + step;
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public String inMemory() {
        return inMemory.run(pipeline, INPUT).orElseThrow();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public String onDisk() {
        return onDisk.run(pipeline, INPUT).orElseThrow();
    }

    /** The floor on disk: a row of SQLite and a file, read and hashed. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public int bareReads() throws SQLException, IOException, NoSuchAlgorithmException {
        int read = 0;
        for (int i = 0; i < STEPS; i++) {
            read += database.find("output", id(i)).length();
            byte[] bytes = Files.readAllBytes(file);
            read += MessageDigest.getInstance("SHA-256").digest(bytes)[0];
        }
        return read;
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        local.close();
        memory.close();
    }
}
