package org.evermodel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.evermodel.data.Row;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tribuo.Example;
import org.tribuo.classification.Label;

/** One answer about 20 numbers. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PredictRowBenchmark extends ShortRuns {
    @Param("2000")
    int rows;

    @Param
    Engine engine;

    private Model model;
    private Row row;
    private double[] encoded;
    private double[] scores;

    private BareTribuo tribuo;
    private org.tribuo.Model<Label> bareModel;
    private double[] features;
    private Example<Label> example;

    @Setup
    public void train() {
        Answers answers = Answers.of(rows);
        model = Answers.train(engine.trainer(), answers.table());
        row = answers.inputs().row(0);
        encoded = new double[model.encoder().width()];
        scores = new double[model.predictor().outputs()];
        model.encoder().encode(row, encoded);

        features = answers.features(0);
        tribuo = new BareTribuo(features.length);
        bareModel = tribuo.train(engine, answers);
        example = tribuo.example(features, "yes");
    }

    /** From a row of named cells to a label and the probability of each class. */
    @Benchmark
    public Prediction evermodelFromRow() {
        return model.predict(row);
    }

    /** From encoded numbers to the probabilities. */
    @Benchmark
    public double evermodelFromFeatures() {
        model.predictor().score(encoded, scores);
        return scores[0];
    }

    /** The peer, from numbers in the order of their names. */
    @Benchmark
    public org.tribuo.Prediction<Label> tribuoFromFeatures() {
        return bareModel.predict(tribuo.example(features, "yes"));
    }

    /** The peer, from an example that was made before. */
    @Benchmark
    public org.tribuo.Prediction<Label> tribuoFromExample() {
        return bareModel.predict(example);
    }

    @TearDown
    public void close() {
        model.close();
    }
}
