package org.evermodel.tribuo;

import java.util.Map;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

record StockXgboost(int rounds, double learningRate, int depth, double rowShare, double columnShare, int threads)
        implements Xgboost, StockTrainer {
    static final StockXgboost DEFAULT = new StockXgboost(300, 0.05, 6, 0.8, 0.8, 1);
    /** XGBoost numbers the nodes of a full tree in 32 bits. */
    static final int DEEPEST = 30;

    StockXgboost {
        Requirements.requireAtLeast("rounds", 1, rounds);
        Requirements.requireFraction("learning rate", learningRate);
        Requirements.requireWithin("depth", 1, DEEPEST, depth);
        Requirements.requireFraction("row share", rowShare);
        Requirements.requireFraction("column share", columnShare);
        Requirements.requireAtLeast("threads", 1, threads);
    }

    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public Map<String, String> environment() {
        return Engine.environmentOfBoosters();
    }

    @Override
    public boolean supports(Task task) {
        return true;
    }

    /** Threads are no parameter: the trees are the same for any number. */
    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "rounds", Integer.toString(rounds),
                "learningRate", Double.toString(learningRate),
                "depth", Integer.toString(depth),
                "rowShare", Double.toString(rowShare),
                "columnShare", Double.toString(columnShare));
    }

    @Override
    public Xgboost withRounds(int count) {
        return new StockXgboost(count, learningRate, depth, rowShare, columnShare, threads);
    }

    @Override
    public Xgboost withLearningRate(double rate) {
        return new StockXgboost(rounds, rate, depth, rowShare, columnShare, threads);
    }

    @Override
    public Xgboost withDepth(int splits) {
        return new StockXgboost(rounds, learningRate, splits, rowShare, columnShare, threads);
    }

    @Override
    public Xgboost withRowShare(double fraction) {
        return new StockXgboost(rounds, learningRate, depth, fraction, columnShare, threads);
    }

    @Override
    public Xgboost withColumnShare(double fraction) {
        return new StockXgboost(rounds, learningRate, depth, rowShare, fraction, threads);
    }

    @Override
    public Xgboost withThreads(int count) {
        return new StockXgboost(rounds, learningRate, depth, rowShare, columnShare, count);
    }

    @Override
    public Stored classify(TrainingSet.OfClasses rows, long seed) {
        return booster(seed).classify(Kind.BOOSTED_CLASSES, rows, new double[0]);
    }

    @Override
    public Stored regress(TrainingSet.OfNumbers rows, long seed) {
        return booster(seed).regress(rows);
    }

    private Booster booster(long seed) {
        return new Booster(rounds, threads, seed)
                .with("eta", learningRate)
                .with("max_depth", depth)
                .with("subsample", rowShare)
                .with("colsample_bytree", columnShare);
    }

    @Override
    public String toString() {
        return name();
    }
}
