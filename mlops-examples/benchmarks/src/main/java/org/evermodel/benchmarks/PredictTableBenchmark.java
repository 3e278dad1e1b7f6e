package org.evermodel.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evermodel.data.Dataset;
import org.evermodel.model.Model;
import org.evermodel.model.Predictions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** Answers to all rows of a table of 20 columns of numbers. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PredictTableBenchmark extends ShortRuns {
    @Param("10000")
    int rows;

    @Param
    Engine engine;

    private Model model;
    private Dataset table;
    private org.tribuo.Model<Label> bareModel;
    private MutableDataset<Label> examples;

    @Setup
    public void train() {
        Answers answers = Answers.of(rows);
        model = Answers.train(engine.trainer(), answers.table());
        table = answers.inputs();
        BareTribuo tribuo = new BareTribuo(table.columnCount());
        bareModel = tribuo.train(engine, answers);
        examples = tribuo.dataset(answers);
    }

    @Benchmark
    public Predictions evermodel() {
        return model.predict(table);
    }

    /** The peer, from examples that were made before. */
    @Benchmark
    public List<Prediction<Label>> tribuo() {
        return bareModel.predict(examples);
    }

    @TearDown
    public void close() {
        model.close();
    }
}
