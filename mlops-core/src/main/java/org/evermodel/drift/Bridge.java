package org.evermodel.drift;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the gap between the cumulated shares of two samples looks like by chance: a Brownian bridge over the shares, times the
 * root of 1/n + 1/m (J. L. Doob, "Heuristic approach to the Kolmogorov-Smirnov theorems", Annals of Mathematical Statistics 20,
 * 1949). The area under it has no simple distribution, so it is drawn, always by the same numbers.
 */
final class Bridge {
    private static final int DRAWS = 999;
    private static final long SEED = 20_090_531L;

    private Bridge() {}

    /** Areas over {@code edges} between which the bridge is at these shares, in ascending order. */
    static double[] areas(double[] edges, double[] shares) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] areas = new double[DRAWS];
        double[] bridge = new double[edges.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            walk(random, shares, bridge);
            areas[draw] = NumberMove.area(edges, bridge);
        }
        Arrays.sort(areas);
        return areas;
    }

    private static void walk(SplittableRandom random, double[] shares, double[] bridge) {
        double at = 0;
        double share = 0;
        for (int i = 0; i < shares.length; i++) {
            at += Math.sqrt(Math.max(0, shares[i] - share)) * random.nextGaussian();
            share = Math.max(share, shares[i]);
            bridge[i] = at;
        }
        double end = at;
        for (int i = 0; i < shares.length; i++) {
            bridge[i] -= shares[i] * end;
        }
    }
}
