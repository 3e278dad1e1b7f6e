package org.evermodel.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** What calling a benchmark costs by itself: the floor under every other figure. */
public class EmptyBenchmark {
    @Benchmark
    public void nothing() {}
}
