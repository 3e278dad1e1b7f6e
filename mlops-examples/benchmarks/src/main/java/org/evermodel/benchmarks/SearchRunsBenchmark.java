package org.evermodel.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.tracking.Run;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Pages of runs out of a store on disk, in which they are found by indexes. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SearchRunsBenchmark extends ShortRuns {
    private static final int A_PAGE = 100;
    private static final int FAR = 999;

    @Param({"23525", "100000"})
    private int runs;

    private Path home;
    private Storage storage;
    private Registry registry;
    private Search firstPage;
    private Search farPage;

    @Setup
    public void fill(ScratchFolder scratch) {
        home = scratch.at("home");
        storage = LocalStorage.at(home);
        registry = Registry.open(storage);
        ManyRuns.fill(registry, storage, runs);
        firstPage = Search.everything().orderedBy("metrics.auc DESC").withPageSize(A_PAGE);
        farPage = firstPage;
        int pages = Math.min(FAR, runs / A_PAGE - 1);
        for (int page = 0; page < pages; page++) {
            farPage = firstPage.after(registry.search().runs(farPage).nextPage().orElseThrow());
        }
    }

    /** A thousand of all runs, by a number and a text. */
    @Benchmark
    public Found<Run> thousandByAFilter() {
        return registry.search()
                .runs(Search.where("metrics.auc > 0.1 and tags.stage = 'trial' and params.depth = '6'")
                        .withPageSize(1_000));
    }

    /** As many, where few runs meet the filter: one in fifty. */
    @Benchmark
    public Found<Run> theFewByAFilter() {
        return registry.search()
                .runs(Search.where("metrics.auc > 0.6 and tags.team = 'team-7' and attributes.status = 'FINISHED'")
                        .withPageSize(1_000));
    }

    /** The best hundred by a metric. */
    @Benchmark
    public Found<Run> firstPageByMetric() {
        return registry.search().runs(firstPage);
    }

    /** The thousandth hundred by the metric, or the last one. */
    @Benchmark
    public Found<Run> farPageByMetric() {
        return registry.search().runs(farPage);
    }

    /** The store opened once more, and one look at it. */
    @Benchmark
    public int open() {
        try (Registry another = Registry.open(LocalStorage.at(home))) {
            return another.experiments().names().size();
        }
    }

    @TearDown
    public void close() {
        registry.close();
    }
}
