package org.evermodel.tribuo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.evermodel.model.ModelRefusedException;

/**
 * The trees of an XGBoost model, walked in plain Java in single precision as XGBoost walks them, so that no answer needs
 * native code.
 *
 * <p>They are read from XGBoost's binary form (the memory image that release 1.6 writes, little-endian): optionally
 * {@code binf}; 136 bytes of learner parameters, of which we read the base score, the number of features and of classes;
 * the names of objective and booster, each after its length in 8 bytes; 160 bytes of booster parameters, the number of
 * trees first; each tree as 148 bytes, the number of nodes second, then 20 bytes for a node (parent, children, feature
 * with the default direction as its highest bit, split or leaf value) and 16 for its statistics; at last a class for
 * each tree. All counts are checked against the bytes that are there.
 */
final class BoosterTrees {
    private static final int LEARNER_BYTES = 136;
    private static final int BOOSTER_BYTES = 160;
    private static final int TREE_BYTES = 148;
    private static final int NODE_BYTES = 20;
    private static final int STATISTICS_BYTES = 16;
    private static final int DEFAULT_LEFT = 0x8000_0000;

    /** The numbers of a node, side by side in memory: a walk goes from node to node in no order. */
    private static final int SPLIT = 1;

    private static final int LEFT = 2;
    private static final int RIGHT = 3;
    private static final int NUMBERS = 4;
    /** Set in a node's feature where a value of exactly 0 goes left. */
    private static final int ZERO_LEFT = 0x8000_0000;

    private final float base;
    private final int groups;
    private final int[] roots;
    private final int[] group;
    /**
     * For each node its feature, the bits of its split or leaf value, and where its children start; a leaf has children
     * at 0, where the first root is.
     */
    private int[] nodes = {};

    private BoosterTrees(ByteBuffer bytes, Layout layout) {
        int start = bytes.getInt(0) == 0x666e6962 ? 4 : 0;
        base = bytes.getFloat(start);
        int width = bytes.getInt(start + 4);
        require(width == layout.width(), "made for " + width + " features, not " + layout.width());
        groups = Math.max(1, bytes.getInt(start + 8));
        bytes.position(start + LEARNER_BYTES);
        text(bytes);
        String booster = text(bytes);
        require(booster.equals("gbtree"), "a booster of trees is needed, not \"" + booster + "\"");
        int trees = bytes.getInt(bytes.position());
        bytes.position(bytes.position() + BOOSTER_BYTES);
        require(trees >= 0 && trees <= bytes.remaining() / TREE_BYTES, "malformed: " + trees + " trees");
        roots = new int[trees];
        group = new int[trees];
        readTrees(bytes, layout);
        for (int i = 0; i < trees; i++) {
            group[i] = bytes.getInt();
            require(group[i] >= 0 && group[i] < groups, "malformed: class " + group[i] + " of " + groups);
        }
    }

    /** Reads XGBoost's bytes. */
    static BoosterTrees read(byte[] booster, Layout layout) {
        return new BoosterTrees(ByteBuffer.wrap(booster).order(ByteOrder.LITTLE_ENDIAN), layout);
    }

    int trees() {
        return roots.length;
    }

    /** How many sums there are: one for each class, or one. */
    int groups() {
        return groups;
    }

    /** What each sum starts with. */
    float base() {
        return base;
    }

    /** Adds up the leaves that a row comes to, in the order and precision of XGBoost. */
    float[] sums(double[] features) {
        float[] sums = new float[groups];
        Arrays.fill(sums, base);
        for (int i = 0; i < roots.length; i++) {
            sums[group[i]] += leaf(roots[i], features);
        }
        return sums;
    }

    private float leaf(int root, double[] features) {
        int node = root;
        while (nodes[node + LEFT] != 0) {
            int feature = nodes[node];
            float given = (float) features[feature & ~ZERO_LEFT];
            boolean goesLeft = given == 0 ? feature < 0 : given < Float.intBitsToFloat(nodes[node + SPLIT]);
            node = nodes[node + (goesLeft ? LEFT : RIGHT)];
        }
        return Float.intBitsToFloat(nodes[node + SPLIT]);
    }

    private void readTrees(ByteBuffer bytes, Layout layout) {
        int total = 0;
        ByteBuffer ahead = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < roots.length; i++) {
            roots[i] = total;
            total = Math.addExact(total, Math.multiplyExact(NUMBERS, skipTree(ahead)));
        }
        nodes = new int[total];
        for (int root : roots) {
            readTree(bytes, root, layout);
        }
    }

    private static int skipTree(ByteBuffer bytes) {
        int nodes = bytes.getInt(bytes.position() + 4);
        long size = TREE_BYTES + (long) nodes * (NODE_BYTES + STATISTICS_BYTES);
        require(nodes > 0 && size <= bytes.remaining(), "malformed: a tree of " + nodes + " nodes");
        bytes.position(bytes.position() + (int) size);
        return nodes;
    }

    private void readTree(ByteBuffer bytes, int root, Layout layout) {
        int count = bytes.getInt(bytes.position() + 4);
        bytes.position(bytes.position() + TREE_BYTES);
        for (int i = 0; i < count; i++) {
            bytes.getInt();
            int left = bytes.getInt();
            int right = bytes.getInt();
            int feature = bytes.getInt();
            int node = root + NUMBERS * i;
            nodes[node + SPLIT] = bytes.getInt();
            if (left != -1) {
                // Children come after their parent, so every walk ends.
                require(
                        Math.min(left, right) > i && Math.max(left, right) < count,
                        "malformed: node " + i + " of " + count + " leads to " + left + " and " + right);
                nodes[node] = feature(feature, Float.intBitsToFloat(nodes[node + SPLIT]), layout);
                nodes[node + LEFT] = root + NUMBERS * left;
                nodes[node + RIGHT] = root + NUMBERS * right;
            }
        }
        bytes.position(bytes.position() + count * STATISTICS_BYTES);
    }

    /** Where zeros are left out, they are missing to XGBoost and go the default way; elsewhere they are numbers. */
    private static int feature(int stored, float split, Layout layout) {
        int feature = stored & ~DEFAULT_LEFT;
        require(feature < layout.width(), "malformed: feature " + feature + " of " + layout.width());
        boolean zeroLeft = layout.omitsZeros(feature) ? (stored & DEFAULT_LEFT) != 0 : 0 < split;
        return zeroLeft ? feature | ZERO_LEFT : feature;
    }

    private static String text(ByteBuffer bytes) {
        long length = bytes.getLong();
        require(length >= 0 && length <= bytes.remaining(), "malformed: a name of " + length + " bytes");
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ModelRefusedException("an XGBoost model is refused: " + otherwise);
        }
    }
}
