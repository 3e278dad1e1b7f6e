package org.evermodel.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/**
 * A pipeline of which every step runs and its output, a short text, is durable on disk. Figures are for one step, with its
 * share of the two commits that begin and end the run.
 */
@State(Scope.Benchmark)
public class KeptStepsBenchmark extends ShortRuns {
    private static final int STEPS = 50;

    private final Pipeline<String, String> pipeline = Note.pipeline(STEPS);
    private final Pipeline<String, String> forTheRunAlone = Remark.pipeline(STEPS);
    private Storage local;
    private Runner runner;
    private BareSqlite database;
    private Path folder;
    private int runs;

    @Setup
    public void open(ScratchFolder scratch) throws IOException, SQLException {
        local = LocalStorage.at(scratch.at("home"));
        runner = Runner.of(local, RunRecorder.none());
        folder = Files.createDirectory(scratch.at("bare"));
        database = BareSqlite.open(scratch.at("bare.db"));
    }

    /** Outputs that a resumed run goes on with. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public String journaled() {
        return runner.run(forTheRunAlone, "input" + runs++ + " ").orElseThrow();
    }

    /** Outputs that other runs use as well. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public String kept() {
        return runner.run(pipeline, "input" + runs++ + " ").orElseThrow();
    }

    /** The floor: a file, forced, and then a row of SQLite, committed. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void bareWrites() throws SQLException, IOException {
        for (int i = 0; i < STEPS; i++) {
            String id = "input" + runs++;
            try (FileChannel file =
                    FileChannel.open(folder.resolve(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)));
                file.force(true);
            }
            database.insert("output", id, "{\"text\":\"" + id + "\"}");
        }
    }

    /** The floor of an output that stands in its record: a row of SQLite, committed. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void bareCommits() throws SQLException {
        for (int i = 0; i < STEPS; i++) {
            String id = "input" + runs++;
            database.insert("output", id, "{\"text\":\"" + id + "\"}");
        }
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        local.close();
    }
}
