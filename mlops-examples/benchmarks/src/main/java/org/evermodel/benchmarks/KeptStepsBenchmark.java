package org.evermodel.benchmarks;

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

    /** Makes ids that follow each other stand far apart, as digests do. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final String OUTPUT = text(590);
    private static final String MILESTONE = text(120);
    private static final String ENTRY = text(420);

    private final Pipeline<String, String> pipeline = Note.pipeline(STEPS);
    private final Pipeline<String, String> forTheRunAlone = Remark.pipeline(STEPS);
    private Storage local;
    private Runner runner;
    private BareSqlite database;
    private long runs;

    @Setup
    public void open(ScratchFolder scratch) throws SQLException {
        local = LocalStorage.at(scratch.at("home"));
        runner = Runner.of(local, RunRecorder.none());
        database = BareSqlite.open(scratch.at("bare.db"));
    }

    private static String text(int length) {
        return "{\"text\":\"" + "x".repeat(length) + "\"}";
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

    /** As many records of the same size as a step whose output other runs use, in one commit. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void sameRecordsInBareSqlite() throws SQLException {
        for (int i = 0; i < STEPS; i++) {
            String run = "run-" + Long.toHexString(runs / STEPS * SPREAD);
            String key = "sha256:" + Long.toHexString(++runs * SPREAD);
            String step = "note-" + i;
            database.together(() -> {
                database.insert("pipeline-output", key, OUTPUT);
                database.insert("pipeline-history", "notes/" + step + "@" + runs, MILESTONE);
                database.insert("pipeline-step-run", run + "/" + step, ENTRY);
            });
        }
    }

    /** The floor: a row of SQLite, committed. */
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
