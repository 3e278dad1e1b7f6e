package org.evermodel.profile;

import java.util.Optional;

/**
 * Gathers moments batch by batch. Within a batch the differences from its own mean are summed, so that numbers far from zero
 * keep the digits of their spread; the batches are then merged. Not thread-safe.
 */
final class MomentSums {
    private Optional<Moments> all = Optional.empty();
    /** What rounding took from the mean. */
    private double meanRest;

    /** The finite numbers of a batch. */
    void add(NumberBatch batch) {
        if (batch.finite() == 0) {
            return;
        }
        Batch found = Batch.of(batch);
        if (all.isEmpty()) {
            all = Optional.of(found.moments());
            meanRest = found.rest();
        } else {
            merge(all.get(), found);
        }
    }

    /** Merges with means of twice a double's digits, since those of numbers far from zero differ only in the last ones. */
    private void merge(Moments before, Batch batch) {
        Moments more = batch.moments();
        double difference = more.mean() - before.mean() + (batch.rest() - meanRest);
        Moments centred = around(before, 0).merge(around(more, difference));
        double step = centred.mean() + meanRest;
        double mean = before.mean() + step;
        // Knuth's two-sum.
        double taken = mean - before.mean();
        meanRest = before.mean() - (mean - taken) + (step - taken);
        all = Optional.of(new Moments(
                centred.count(),
                mean,
                centred.squares(),
                centred.cubes(),
                centred.fourths(),
                Math.min(before.min(), more.min()),
                Math.max(before.max(), more.max())));
    }

    private static Moments around(Moments moments, double mean) {
        return new Moments(
                moments.count(),
                mean,
                moments.squares(),
                moments.cubes(),
                moments.fourths(),
                moments.min(),
                moments.max());
    }

    Optional<Moments> moments() {
        return all;
    }

    /** The moments of one batch, and what rounding took from their mean. */
    private record Batch(Moments moments, double rest) {
        static Batch of(NumberBatch numbers) {
            int runs = numbers.runs().size();
            double min = numbers.number(0);
            double max = numbers.number(runs - 1);
            double count = numbers.finite();
            if (runs == 1) {
                return new Batch(new Moments(numbers.finite(), min, 0, 0, 0, min, max), 0);
            }
            double mean = roughMean(numbers);
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (int run = 0; run < runs; run++) {
                double off = numbers.number(run) - mean;
                double weighted = numbers.runs().count(run) * off;
                double square = off * off;
                first += weighted;
                second += weighted * off;
                third += weighted * square;
                fourth += weighted * off * square;
            }
            double rest = first / count;
            double squares = Math.max(0, second - rest * first);
            double cubes = third - 3 * rest * second + 2 * rest * rest * first;
            double fourths =
                    Math.max(0, fourth - 4 * rest * third + 6 * rest * rest * second - 3 * rest * rest * rest * first);
            double exact = mean + rest;
            return new Batch(
                    new Moments(numbers.finite(), exact, squares, cubes, fourths, min, max), rest - (exact - mean));
        }

        private static double roughMean(NumberBatch numbers) {
            double sum = 0;
            for (int run = 0; run < numbers.runs().size(); run++) {
                sum += numbers.runs().count(run) * numbers.number(run);
            }
            double count = numbers.finite();
            if (Double.isFinite(sum)) {
                return sum / count;
            }
            double mean = 0;
            for (int run = 0; run < numbers.runs().size(); run++) {
                mean += numbers.number(run) * (numbers.runs().count(run) / count);
            }
            return mean;
        }
    }
}
