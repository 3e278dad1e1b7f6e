package org.evermodel.tribuo;

import java.util.Arrays;
import java.util.List;
import org.evermodel.model.ModelRefusedException;
import org.tribuo.common.tree.protos.LeafNodeProto;
import org.tribuo.common.tree.protos.SplitNodeProto;
import org.tribuo.common.tree.protos.TreeModelProto;
import org.tribuo.common.tree.protos.TreeNodeProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.protos.DimensionTupleProto;
import org.tribuo.regression.rtree.protos.IndependentRegressionTreeModelProto;

/** One of Tribuo's decision trees, walked from its root; its leaves are numbered in the order they are stored. */
final class TreeScorer {
    private final int[] feature;
    private final double[] threshold;
    private final int[] greater;
    private final int[] lessOrEqual;
    /** The number of the leaf, or -1 for a split. */
    private final int[] leaf;

    /** The number at a leaf of a regression tree; no number at any other. */
    private final double[] leafValue;

    private int leaves;

    private TreeScorer(List<TreeNodeProto> nodes, int width) {
        int size = nodes.size();
        feature = new int[size];
        threshold = new double[size];
        greater = new int[size];
        lessOrEqual = new int[size];
        leaf = new int[size];
        leafValue = new double[size];
        Arrays.fill(leaf, -1);
        Arrays.fill(leafValue, Double.NaN);
        for (int i = 0; i < size; i++) {
            if (nodes.get(i).getSerializedData().is(SplitNodeProto.class)) {
                readSplit(i, Protos.unpack(nodes.get(i).getSerializedData(), SplitNodeProto.class), width);
            } else {
                readLeaf(i, Protos.unpack(nodes.get(i).getSerializedData(), LeafNodeProto.class));
            }
        }
        requireTree();
    }

    private void readSplit(int node, SplitNodeProto split, int width) {
        require(split.getCurIdx() == node, "node " + node + " is numbered " + split.getCurIdx());
        feature[node] = split.getSplitFeatureIdx();
        require(feature[node] >= 0 && feature[node] < width, "feature " + feature[node] + " of " + width);
        threshold[node] = split.getSplitValue();
        greater[node] = split.getGreaterThanIdx();
        lessOrEqual[node] = split.getLessThanOrEqualIdx();
    }

    private void readLeaf(int node, LeafNodeProto stored) {
        require(stored.getCurIdx() == node, "node " + node + " is numbered " + stored.getCurIdx());
        leaf[node] = leaves++;
        if (stored.getOutput().getSerializedData().is(DimensionTupleProto.class)) {
            leafValue[node] = Protos.unpack(stored.getOutput().getSerializedData(), DimensionTupleProto.class)
                    .getValue();
        }
    }

    /** Every node but the root is led to exactly once: so every walk ends. */
    private void requireTree() {
        require(leaf.length > 0, "no nodes");
        boolean[] reached = new boolean[leaf.length];
        reached[0] = true;
        for (int node = 0; node < leaf.length; node++) {
            if (leaf[node] < 0) {
                for (int child : new int[] {greater[node], lessOrEqual[node]}) {
                    require(child > 0 && child < leaf.length && !reached[child], "node " + node + " leads to " + child);
                    reached[child] = true;
                }
            }
        }
        for (boolean one : reached) {
            require(one, "a node that none leads to");
        }
    }

    /** The tree without answers at its leaves. */
    static TreeScorer structure(ModelProto model, int width) {
        return new TreeScorer(
                Protos.unpack(model.getSerializedData(), TreeModelProto.class).getNodesList(), width);
    }

    static Scorer ofClasses(Stored model) {
        TreeScorer tree = structure(model.model(), model.width());
        int classes = model.classes().size();
        double[] counts = model.numbers(1 + tree.leaves * classes);
        double[][] shares = new double[tree.leaves][];
        double[] all = new double[classes];
        for (int i = 1; i < counts.length; i++) {
            all[(i - 1) % classes] += counts[i];
        }
        for (int i = 0; i < tree.leaves; i++) {
            shares[i] = shares(Arrays.copyOfRange(counts, 1 + i * classes, 1 + (i + 1) * classes), all, counts[0]);
        }
        return (features, scores) -> System.arraycopy(shares[tree.leaf(features, 0)], 0, scores, 0, scores.length);
    }

    /** The m-estimate: the leaf's rows and so many more that are shared out like all rows. */
    private static double[] shares(double[] inLeaf, double[] all, double priorRows) {
        double rows = Arrays.stream(inLeaf).sum() + priorRows;
        double total = Arrays.stream(all).sum();
        double[] shares = new double[inLeaf.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (inLeaf[k] + priorRows * all[k] / total) / rows;
        }
        return shares;
    }

    static Scorer ofNumber(Stored model) {
        var trees = Protos.unpack(model.model().getSerializedData(), IndependentRegressionTreeModelProto.class)
                .getNodesMap();
        var nodes = trees.get(Examples.NUMBER);
        if (nodes == null) {
            throw new ModelRefusedException(
                    "a tree of \"" + Examples.NUMBER + "\" was expected, but found those of " + trees.keySet());
        }
        TreeScorer tree = new TreeScorer(nodes.getNodesList(), model.width());
        tree.requireNumbers();
        double[] answers =
                Arrays.stream(tree.leafValue).map(model.scale()::restore).toArray();
        return (features, scores) -> scores[0] = answers[tree.node(features, 0)];
    }

    private void requireNumbers() {
        for (int node = 0; node < leaf.length; node++) {
            require(leaf[node] < 0 || !Double.isNaN(leafValue[node]), "leaf " + leaf[node] + " has no number");
        }
    }

    int leaves() {
        return leaves;
    }

    /** The leaf that a row comes to, whose numbers start at a place in an array. */
    int leaf(double[] values, int from) {
        return leaf[node(values, from)];
    }

    private int node(double[] values, int from) {
        int node = 0;
        while (leaf[node] < 0) {
            node = values[from + feature[node]] > threshold[node] ? greater[node] : lessOrEqual[node];
        }
        return node;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ModelRefusedException("a tree of Tribuo's is malformed: " + otherwise);
        }
    }
}
