package org.evermodel.benchmarks;

import java.sql.SQLException;
import org.evermodel.ExperimentName;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A thousand measured values logged at once, durable when the call returns: a hundred steps of ten metrics. */
@State(Scope.Benchmark)
public class MetricBatchBenchmark extends ShortRuns {
    private static final int METRICS = 10;
    private static final int STEPS = 100;

    private Registry registry;
    private Recording run;
    private RunBatch batch;
    private String json;
    private BareSqlite database;
    private int batches;

    @Setup
    public void open(ScratchFolder scratch) throws SQLException {
        registry = Registry.open(LocalStorage.at(scratch.at("home")));
        database = BareSqlite.open(scratch.at("bare.db"));
        RunBatch.Builder points = RunBatch.builder();
        StringBuilder text = new StringBuilder("[");
        for (int step = 0; step < STEPS; step++) {
            for (int metric = 0; metric < METRICS; metric++) {
                double value = 1.0 / (1 + step + metric);
                points.metric("loss" + metric, value, step);
                text.append("[\"loss")
                        .append(metric)
                        .append("\",")
                        .append(value)
                        .append(',')
                        .append(step)
                        .append("],");
            }
        }
        batch = points.build();
        json = text.append("[]]").toString();
    }

    /** A run of its own for each iteration, so that it does not matter how many there are. */
    @Setup(Level.Iteration)
    public void start() {
        run = registry.experiments().start(new ExperimentName("benchmark"), "run");
    }

    @Benchmark
    public void evermodel() {
        run.log(batch);
    }

    /** The floor: as much text, committed. */
    @Benchmark
    public void bareSqlite() throws SQLException {
        database.insert("points", Integer.toString(batches++), json);
    }

    @TearDown
    public void close() throws SQLException {
        database.close();
        registry.close();
    }
}
