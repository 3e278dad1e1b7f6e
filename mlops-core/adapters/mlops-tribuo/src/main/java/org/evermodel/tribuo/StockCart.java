package org.evermodel.tribuo;

import java.util.Map;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

record StockCart(int depth, int splitRows, double priorRows) implements Cart, StockTrainer {
    static final StockCart DEFAULT = new StockCart(10, 10, 5);

    /** A split that betters the tree by less, as a share of all rows, is not made. */
    private static final float LEAST_GAIN = 1e-4f;

    StockCart {
        Requirements.requireAtLeast("depth", 1, depth);
        Requirements.requireAtLeast("split rows", 2, splitRows);
        Requirements.requireAtLeast("prior rows", 0, priorRows);
    }

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "depth", Integer.toString(depth),
                "splitRows", Integer.toString(splitRows),
                "priorRows", Double.toString(priorRows));
    }

    @Override
    public Cart withDepth(int splits) {
        return new StockCart(splits, splitRows, priorRows);
    }

    @Override
    public Cart withSplitRows(int rows) {
        return new StockCart(depth, rows, priorRows);
    }

    @Override
    public Cart withPriorRows(double rows) {
        return new StockCart(depth, splitRows, rows);
    }

    @Override
    public Stored classify(TrainingSet.OfClasses rows, long seed) {
        Layout layout = Layout.sparse(rows.features());
        var trainer = new CARTClassificationTrainer(depth, splitRows, LEAST_GAIN, 1, false, new GiniIndex(), seed);
        var model = trainer.train(Examples.of(rows, layout));
        int[] ids = Examples.ids(rows.classes(), model.getOutputIDInfo());
        ModelProto proto = model.serialize();
        return Stored.ofClasses(Kind.TREE_CLASSES, rows.classes(), ids, layout, leafRows(proto, rows), proto);
    }

    /** Tribuo's leaves hold shares but not of how many rows, so the rows are sent down the tree once more. */
    private double[] leafRows(ModelProto proto, TrainingSet.OfClasses rows) {
        FeatureMatrix features = rows.features();
        TreeScorer tree = TreeScorer.structure(proto, features.width());
        int classes = rows.classes().size();
        double[] numbers = new double[1 + tree.leaves() * classes];
        numbers[0] = priorRows;
        for (int row = 0; row < features.rows(); row++) {
            int leaf = tree.leaf(features.values(), row * features.width());
            numbers[1 + leaf * classes + rows.codes()[row]]++;
        }
        return numbers;
    }

    @Override
    public Stored regress(TrainingSet.OfNumbers rows, long seed) {
        Layout layout = Layout.sparse(rows.features());
        TargetScale scale = TargetScale.of(rows.targets());
        var trainer = new CARTRegressionTrainer(depth, splitRows, LEAST_GAIN, 1, false, new MeanSquaredError(), seed);
        var model = trainer.train(Examples.of(rows, layout, scale), scale.provenance());
        return Stored.ofNumber(Kind.TREE_NUMBER, layout, scale, model.serialize());
    }

    @Override
    public String toString() {
        return name();
    }
}
