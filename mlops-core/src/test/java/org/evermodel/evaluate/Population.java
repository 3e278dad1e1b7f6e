package org.evermodel.evaluate;

import java.util.random.RandomGenerator;

/** An endless supply of answers beside the truth, to see what happens over repeated samples. */
@FunctionalInterface
interface Population {
    /** A fresh sample of {@code rows}. */
    Answered sample(int rows, RandomGenerator random);

    /**
     * Two classes, a share of which is positive: a normal score, {@code distance} standard deviations higher for
     * positives, turned into a probability that is a little too sure of itself.
     */
    static Population binary(double positiveShare, double distance) {
        return (rows, random) -> {
            int[] truth = new int[rows];
            double[] scores = new double[rows];
            for (int row = 0; row < rows; row++) {
                truth[row] = random.nextDouble() < positiveShare ? 1 : 0;
                double score = random.nextGaussian() + truth[row] * distance;
                double logit = Math.log(positiveShare / (1 - positiveShare)) + distance * (score - distance / 2);
                scores[row] = 1 / (1 + Math.exp(-1.2 * logit));
            }
            return Answered.binary(truth, scores);
        };
    }

    /** Three classes with these shares: one normal score each, {@code distance} higher for the true class. */
    static Population threeClasses(double[] shares, double distance) {
        return (rows, random) -> {
            int[] truth = new int[rows];
            double[][] scores = new double[rows][3];
            for (int row = 0; row < rows; row++) {
                double u = random.nextDouble();
                truth[row] = u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;
                double sum = 0;
                for (int i = 0; i < 3; i++) {
                    double score = random.nextGaussian() + (truth[row] == i ? distance : 0);
                    scores[row][i] = shares[i] * Math.exp(distance * score);
                    sum += scores[row][i];
                }
                for (int i = 0; i < 3; i++) {
                    scores[row][i] /= sum;
                }
            }
            return Answered.multiclass(truth, scores, 3);
        };
    }

    /** Numbers that are explained in part. */
    static Population numbers(double noise) {
        return (rows, random) -> {
            double[] truth = new double[rows];
            double[] answers = new double[rows];
            for (int row = 0; row < rows; row++) {
                double known = random.nextGaussian();
                truth[row] = 10 + 3 * known + noise * random.nextGaussian();
                answers[row] = 10.2 + 2.8 * known;
            }
            return Answered.numbers(truth, answers);
        };
    }
}
