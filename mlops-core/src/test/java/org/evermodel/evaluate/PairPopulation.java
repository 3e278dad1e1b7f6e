package org.evermodel.evaluate;

import java.util.random.RandomGenerator;

/** An endless supply of answers of two models that are equally good, to the same rows. */
@FunctionalInterface
interface PairPopulation {
    /** The answers of both to a fresh sample of {@code rows}. */
    Answered[] sample(int rows, RandomGenerator random);

    /**
     * Two classes, a share of which is positive: each model sees a normal score, {@code distance} higher for positives,
     * and the two scores of a row are correlated.
     */
    static PairPopulation binary(double positiveShare, double distance, double correlation) {
        return (rows, random) -> {
            int[] truth = new int[rows];
            double[][] scores = new double[2][rows];
            for (int row = 0; row < rows; row++) {
                truth[row] = random.nextDouble() < positiveShare ? 1 : 0;
                double shared = random.nextGaussian();
                for (double[] each : scores) {
                    double score = mix(shared, correlation, random) + truth[row] * distance;
                    double logit = Math.log(positiveShare / (1 - positiveShare)) + distance * (score - distance / 2);
                    each[row] = 1 / (1 + Math.exp(-1.2 * logit));
                }
            }
            return new Answered[] {Answered.binary(truth, scores[0]), Answered.binary(truth, scores[1])};
        };
    }

    /** Three classes with these shares. */
    static PairPopulation threeClasses(double[] shares, double distance, double correlation) {
        return (rows, random) -> {
            int[] truth = new int[rows];
            double[][][] scores = new double[2][rows][3];
            for (int row = 0; row < rows; row++) {
                double u = random.nextDouble();
                truth[row] = u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;
                for (int i = 0; i < 3; i++) {
                    double shared = random.nextGaussian();
                    for (double[][] each : scores) {
                        double score = mix(shared, correlation, random) + (truth[row] == i ? distance : 0);
                        each[row][i] = shares[i] * Math.exp(distance * score);
                    }
                }
                normalise(scores[0][row]);
                normalise(scores[1][row]);
            }
            return new Answered[] {Answered.multiclass(truth, scores[0], 3), Answered.multiclass(truth, scores[1], 3)};
        };
    }

    /** Numbers that each model explains in part. */
    static PairPopulation numbers(double noise) {
        return (rows, random) -> {
            double[] truth = new double[rows];
            double[][] answers = new double[2][rows];
            for (int row = 0; row < rows; row++) {
                double known = random.nextGaussian();
                truth[row] = 10 + 3 * known + noise * random.nextGaussian();
                for (double[] each : answers) {
                    each[row] = 10 + 3 * known + random.nextGaussian();
                }
            }
            return new Answered[] {Answered.numbers(truth, answers[0]), Answered.numbers(truth, answers[1])};
        };
    }

    private static double mix(double shared, double correlation, RandomGenerator random) {
        return Math.sqrt(correlation) * shared + Math.sqrt(1 - correlation) * random.nextGaussian();
    }

    private static void normalise(double[] scores) {
        double sum = scores[0] + scores[1] + scores[2];
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }
}
