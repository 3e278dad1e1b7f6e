package org.evermodel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.evermodel.drift.Drift;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.drift.DriftReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two tables of many columns drawn, profiled in full and compared, in a heap of 2 GB, once. How the time grows with the columns
 * tells whether it would ever end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class WideDriftBenchmark {
    @Param("356251")
    int rows;

    @Param({"100", "200", "400", "797"})
    int columns;

    @Benchmark
    public DriftReport profiledAndCompared() {
        DriftReport report = Drift.between(
                new WideTable(columns, rows, 1, 0), new WideTable(columns, rows, 2, 0.5), DriftPolicy.defaults());
        boolean few = report.drifted().size() < columns / 20;
        if (few && report.isTelling()) {
            throw new IllegalStateException("a tenth of the columns was moved, but " + report + " says otherwise");
        }
        return report;
    }
}
