package org.evermodel.tribuo;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

/**
 * A forest as one round of XGBoost's parallel trees at full learning rate without regularization.
 *
 * <p>XGBoost fits a tree for each of K classes to the gradient of the log-loss at even odds: g = 1/K − 1 for a row of
 * the class, 1/K for any other, with the same second derivative h = 2/K·(1 − 1/K) for all. The best value of a leaf with
 * n rows, of which a share f is of the class, is −Σg / Σh = (f − 1/K) / h; XGBoost divides it by the number of trees. So
 * 1/K + h times the sum over the trees is exactly the mean share of the class. A softmax of the sums, which is what
 * XGBoost itself would answer, is no probability: on rare classes it does worse than their share among all rows.
 */
record StockRandomForest(int trees, int depth, OptionalInt leafRows, OptionalDouble columnShare, int threads)
        implements RandomForest, StockTrainer {
    static final StockRandomForest DEFAULT =
            new StockRandomForest(100, 12, OptionalInt.empty(), OptionalDouble.empty(), 1);

    /** The share of rows that a sample with replacement, as large as the table, is expected to hold: 1 − 1/e. */
    private static final double SAMPLE = 0.632;

    private static final int CLASS_LEAF_ROWS = 5;
    private static final int NUMBER_LEAF_ROWS = 2;
    private static final double LEAST_CLASS_COLUMNS = 0.2;
    private static final double NUMBER_COLUMNS = 0.7;

    StockRandomForest {
        Requirements.requireAtLeast("trees", 1, trees);
        Requirements.requireWithin("depth", 1, StockXgboost.DEEPEST, depth);
        leafRows.ifPresent(rows -> Requirements.requireAtLeast("leaf rows", 1, rows));
        columnShare.ifPresent(fraction -> Requirements.requireFraction("column share", fraction));
        Requirements.requireAtLeast("threads", 1, threads);
    }

    /** The second derivative of the log-loss at even odds of so many classes, as XGBoost takes it. */
    static double hessian(int classes) {
        return 2.0 / classes * (1 - 1.0 / classes);
    }

    @Override
    public String name() {
        return "random-forest";
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
                "trees",
                Integer.toString(trees),
                "depth",
                Integer.toString(depth),
                "leafRows",
                leafRows.isPresent() ? Integer.toString(leafRows.getAsInt()) : "5 or 2",
                "columnShare",
                columnShare.isPresent() ? Double.toString(columnShare.getAsDouble()) : "by task");
    }

    @Override
    public RandomForest withTrees(int count) {
        return new StockRandomForest(count, depth, leafRows, columnShare, threads);
    }

    @Override
    public RandomForest withDepth(int splits) {
        return new StockRandomForest(trees, splits, leafRows, columnShare, threads);
    }

    @Override
    public RandomForest withLeafRows(int rows) {
        return new StockRandomForest(trees, depth, OptionalInt.of(rows), columnShare, threads);
    }

    @Override
    public RandomForest withColumnShare(double fraction) {
        return new StockRandomForest(trees, depth, leafRows, OptionalDouble.of(fraction), threads);
    }

    @Override
    public RandomForest withThreads(int count) {
        return new StockRandomForest(trees, depth, leafRows, columnShare, count);
    }

    @Override
    public Stored classify(TrainingSet.OfClasses rows, long seed) {
        double columns =
                Math.max(LEAST_CLASS_COLUMNS, 1 / Math.sqrt(rows.features().width()));
        double weight = leafRows.orElse(CLASS_LEAF_ROWS) * hessian(Examples.present(rows));
        return booster(columns, weight, seed).classify(Kind.FOREST_CLASSES, rows, Examples.shares(rows));
    }

    @Override
    public Stored regress(TrainingSet.OfNumbers rows, long seed) {
        return booster(NUMBER_COLUMNS, leafRows.orElse(NUMBER_LEAF_ROWS), seed).regress(rows);
    }

    private Booster booster(double columns, double leafWeight, long seed) {
        return new Booster(1, threads, seed)
                .with("num_parallel_tree", trees)
                .with("eta", 1)
                .with("lambda", 0)
                .with("max_depth", depth)
                .with("min_child_weight", leafWeight)
                .with("subsample", SAMPLE)
                .with("colsample_bynode", columnShare.orElse(columns));
    }

    @Override
    public String toString() {
        return name();
    }
}
