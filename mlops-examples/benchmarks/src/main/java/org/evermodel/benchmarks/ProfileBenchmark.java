package org.evermodel.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.evermodel.data.Dataset;
import org.evermodel.profile.Profile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counting, measuring and binning 20 columns of numbers. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProfileBenchmark extends ShortRuns {
    @Param("100000")
    int rows;

    private NumberTable numbers;
    private Dataset table;
    private Profile reference;

    @Setup
    public void generate() {
        numbers = NumberTable.of(rows, 17);
        table = numbers.toDataset();
        reference = Profile.of(table);
    }

    @Benchmark
    public Profile choosingBins() {
        return Profile.of(table);
    }

    @Benchmark
    public Profile inGivenBins() {
        return Profile.of(table, reference);
    }

    /** The floor of bins chosen from the data: the JDK's sort, which puts the tenths of each column in their places. */
    @Benchmark
    public double bareSort() {
        double medians = 0;
        for (double[] column : numbers.columns()) {
            double[] sorted = column.clone();
            Arrays.sort(sorted);
            medians += sorted[sorted.length / 2];
        }
        return medians;
    }

    /** The floor of given bins: the JDK's count, sum, minimum and maximum, without any bins. */
    @Benchmark
    public double bareSummary() {
        double means = 0;
        for (double[] column : numbers.columns()) {
            means += Arrays.stream(column).summaryStatistics().getAverage();
        }
        return means;
    }
}
