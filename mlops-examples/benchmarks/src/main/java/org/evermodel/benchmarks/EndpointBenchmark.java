package org.evermodel.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.registry.Registry;
import org.evermodel.serving.Answer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.Query;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** What it costs to ask an endpoint instead of its model, for one raw row of 20 numbers by name. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EndpointBenchmark extends ShortRuns {
    private static final ModelName NAME = new ModelName("readmission");
    private static final int TEST_ROWS = 100;

    @Param("2000")
    int rows;

    private Model model;
    private Row row;
    private Query query;
    private Registry registry;
    private Endpoint endpoint;
    private Endpoint withCanary;

    @Setup
    public void serve() {
        Dataset table = Answers.of(rows).table();
        row = Answers.of(rows).inputs().row(0);
        query = Query.of(row).key("patient-17");
        Dataset train = table.slice(TEST_ROWS, rows);
        model = Answers.train(Engine.LINEAR.trainer(), train);
        registry = Registry.builder(Storage.inMemory())
                .flavor(Engine.LINEAR.trainer().flavor())
                .open();
        register(new Candidate(model, train, table.slice(0, TEST_ROWS), "linear", Map.of("part", "champion")));
        register(new Candidate(model, train, table.slice(0, TEST_ROWS), "linear", Map.of("part", "canary")));
        registry.models().alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
        endpoint = Endpoint.builder(NAME, registry.models()).open();
        withCanary = Endpoint.builder(NAME, registry.models()).open();
        withCanary.canary(2, 0.5, "half of the keys");
    }

    private void register(Candidate candidate) {
        Evaluated evaluated = new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
        registry.models().register(NAME, evaluated, Optional.empty(), Map.of());
    }

    /** The floor: the same model, asked by itself. */
    @Benchmark
    public Prediction bareModel() {
        return model.predict(row);
    }

    /** By the champion, with a new name for the prediction. */
    @Benchmark
    public Answer endpoint() {
        return endpoint.predict(row);
    }

    /** By champion or canary, as the key says. */
    @Benchmark
    public Answer endpointWithCanary() {
        return withCanary.predict(query);
    }

    /** Two threads on one model. */
    @Benchmark
    @Threads(2)
    public Prediction bareModelByTwo() {
        return model.predict(row);
    }

    /** Two threads on one endpoint. */
    @Benchmark
    @Threads(2)
    public Answer endpointByTwo() {
        return endpoint.predict(row);
    }

    @TearDown
    public void close() {
        withCanary.close();
        endpoint.close();
        registry.close();
        model.close();
    }
}
