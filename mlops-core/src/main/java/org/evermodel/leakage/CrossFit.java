package org.evermodel.leakage;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Predicts the target of each row from what the rows of other folds have in its bin. What a bin says is drawn towards
 * what all rows say as if one more row had said that.
 */
final class CrossFit {
    private static final int FOLDS = 5;

    private final TargetCells target;
    private final int[] rows;
    private final int[] folds;
    /** The number or the class of each of the rows. */
    private final double[] wanted;

    private CrossFit(TargetCells target, int[] rows, int[] folds) {
        this.wanted = target.isNumber()
                ? Cells.numbers(target.column(), rows)
                : IntStream.of(rows).mapToDouble(target::classOf).toArray();
        this.target = target;
        this.rows = rows;
        this.folds = folds;
    }

    static CrossFit of(TargetCells target, int[] rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new CrossFit(
                target,
                rows,
                IntStream.of(rows).map(row -> random.nextInt(FOLDS)).toArray());
    }

    ColumnScore score(String column, Bins bins) {
        if (target.isNumber()) {
            return numbers(column, bins);
        }
        return target.classCount() == 2 ? twoClasses(column, bins) : classes(column, bins);
    }

    private ColumnScore numbers(String column, Bins bins) {
        double[] guessed = new double[wanted.length];
        double[] predicted = predict(bins, guessed);
        double errors = 0;
        double total = 0;
        for (int i = 0; i < wanted.length; i++) {
            errors += (wanted[i] - predicted[i]) * (wanted[i] - predicted[i]);
            total += (wanted[i] - guessed[i]) * (wanted[i] - guessed[i]);
        }
        double r2 = total == 0 ? 0 : 1 - errors / total;
        return new ColumnScore(column, "R2", r2, Bounds.ofR2(r2, rows.length), 0, rows.length);
    }

    private ColumnScore twoClasses(String column, Bins bins) {
        double[] predicted = predict(bins, new double[wanted.length]);
        long ones = IntStream.of(rows).filter(row -> target.classOf(row) == 1).count();
        double auc = Ranks.auc(predicted, wanted);
        return new ColumnScore(
                column, "AUC", auc, Bounds.ofAuc(auc, (double) (rows.length - ones), (double) ones), 0.5, rows.length);
    }

    /** The mean of the bin in other folds; {@code guessed} takes the mean of all of them. */
    private double[] predict(Bins bins, double[] guessed) {
        double[][] sums = new double[FOLDS + 1][bins.count()];
        double[][] counts = new double[FOLDS + 1][bins.count()];
        double[] sum = new double[FOLDS + 1];
        double[] count = new double[FOLDS + 1];
        for (int i = 0; i < wanted.length; i++) {
            sums[folds[i]][bins.of(i)] += wanted[i];
            counts[folds[i]][bins.of(i)]++;
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            for (int bin = 0; bin < bins.count(); bin++) {
                sums[FOLDS][bin] += sums[fold][bin];
                counts[FOLDS][bin] += counts[fold][bin];
                sum[fold] += sums[fold][bin];
                count[fold] += counts[fold][bin];
            }
            sum[FOLDS] += sum[fold];
            count[FOLDS] += count[fold];
        }
        double[] predicted = new double[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            int fold = folds[i];
            int bin = bins.of(i);
            guessed[i] = (sum[FOLDS] - sum[fold]) / Math.max(1, count[FOLDS] - count[fold]);
            predicted[i] =
                    (sums[FOLDS][bin] - sums[fold][bin] + guessed[i]) / (counts[FOLDS][bin] - counts[fold][bin] + 1);
        }
        return predicted;
    }

    private ColumnScore classes(String column, Bins bins) {
        int kinds = target.classCount();
        int[][][] counts = new int[FOLDS + 1][bins.count()][kinds];
        int[][] totals = new int[FOLDS + 1][kinds];
        for (int i = 0; i < rows.length; i++) {
            int kind = target.classOf(rows[i]);
            for (int fold : new int[] {folds[i], FOLDS}) {
                counts[fold][bins.of(i)][kind]++;
                totals[fold][kind]++;
            }
        }
        int[][] predicted = new int[FOLDS][bins.count()];
        int[] usual = new int[FOLDS];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] all = difference(totals[FOLDS], totals[fold]);
            usual[fold] = best(all, all);
            for (int bin = 0; bin < bins.count(); bin++) {
                predicted[fold][bin] = best(difference(counts[FOLDS][bin], counts[fold][bin]), all);
            }
        }
        long right = 0;
        long guessed = 0;
        for (int i = 0; i < rows.length; i++) {
            int kind = target.classOf(rows[i]);
            right += predicted[folds[i]][bins.of(i)] == kind ? 1 : 0;
            guessed += usual[folds[i]] == kind ? 1 : 0;
        }
        double baseline = (double) guessed / rows.length;
        double accuracy = (double) right / rows.length;
        double skill = skill(accuracy, baseline);
        double lower = skill(Bounds.wilson(accuracy, rows.length), baseline);
        return new ColumnScore(column, "skill", skill, lower, 0, rows.length);
    }

    private static double skill(double accuracy, double baseline) {
        return baseline == 1 ? 0 : (accuracy - baseline) / (1 - baseline);
    }

    private static int[] difference(int[] whole, int[] part) {
        int[] rest = new int[whole.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = whole[i] - part[i];
        }
        return rest;
    }

    /** The most frequent class, among equals the one that is more frequent in all rows. */
    private static int best(int[] here, int[] all) {
        int best = 0;
        for (int kind = 1; kind < here.length; kind++) {
            if (here[kind] > here[best] || (here[kind] == here[best] && all[kind] > all[best])) {
                best = kind;
            }
        }
        return best;
    }
}
