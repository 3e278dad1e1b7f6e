package org.evermodel.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.registry.Registry;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.http.InferenceServer;
import org.evermodel.spi.Storage;
import org.evermodel.tribuo.TribuoFlavor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Requests about one row of 20 numbers a second, over eight kept connections on loopback; clients share the cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(8)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
public class HttpLoadBenchmark extends ShortRuns {
    private static final ModelName NAME = new ModelName("answers");
    private static final String INFER = "/v2/models/answers/infer";

    @Param("2000")
    int rows;

    private Registry registry;
    private Endpoint endpoint;
    private InferenceServer server;
    private FixedBodyServer fixed;
    private byte[] matrix;
    private byte[] columns;

    @Setup
    public void start() throws Exception {
        Answers answers = Answers.of(rows);
        registry =
                Registry.builder(Storage.inMemory()).flavor(new TribuoFlavor()).open();
        register(answers.table());
        endpoint = Endpoint.builder(NAME, registry.models()).open();
        server = InferenceServer.builder().endpoint(endpoint).start();
        matrix = matrix(answers.features(0));
        columns = columns(answers.features(0));
        try (KeptConnection connection = new KeptConnection(server.address(), INFER, matrix)) {
            fixed = new FixedBodyServer(connection.body());
        }
    }

    private void register(Dataset table) {
        Dataset train = table.slice(0, rows / 2);
        Model model = Answers.train(Engine.LINEAR.trainer(), train);
        Candidate candidate = new Candidate(model, train, table.slice(rows / 2, rows), "logistic", Map.of());
        Evaluated evaluated = new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
        registry.models().register(NAME, evaluated, Optional.empty(), Map.of());
        registry.models().alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
    }

    private static byte[] matrix(double[] features) {
        List<String> cells = new ArrayList<>();
        for (double feature : features) {
            cells.add(Double.toString(feature));
        }
        return bytes("{\"inputs\":[{\"name\":\"rows\",\"shape\":[1," + features.length
                + "],\"datatype\":\"FP64\",\"data\":[" + String.join(",", cells) + "]}]}");
    }

    private static byte[] columns(double[] features) {
        List<String> tensors = new ArrayList<>();
        for (double feature : features) {
            tensors.add("{\"name\":\"" + NumberTable.name(tensors.size())
                    + "\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[" + feature + "]}");
        }
        return bytes("{\"inputs\":[" + String.join(",", tensors) + "]}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @TearDown
    public void stop() throws Exception {
        fixed.close();
        server.close();
        endpoint.close();
        registry.close();
    }

    /** A client's connection to the floor. */
    @State(Scope.Thread)
    public static class ToFixedBody {
        private KeptConnection connection;

        @Setup
        public void connect(HttpLoadBenchmark all) throws IOException {
            connection = new KeptConnection(all.fixed.address(), INFER, all.matrix);
        }

        @TearDown
        public void close() throws IOException {
            connection.close();
        }
    }

    /** A client's connections to the model. */
    @State(Scope.Thread)
    public static class ToModel {
        private KeptConnection matrix;
        private KeptConnection columns;

        @Setup
        public void connect(HttpLoadBenchmark all) throws IOException {
            URI address = all.server.address();
            matrix = new KeptConnection(address, INFER, all.matrix);
            columns = new KeptConnection(address, INFER, all.columns);
        }

        @TearDown
        public void close() throws IOException {
            matrix.close();
            columns.close();
        }
    }

    /** The floor: the body is read and thrown away, and the reply is always the same. */
    @Benchmark
    public int fixedBody(ToFixedBody client) throws IOException {
        return client.connection.ask();
    }

    /** One tensor of one row. */
    @Benchmark
    public int inferMatrix(ToModel client) throws IOException {
        return client.matrix.ask();
    }

    /** A tensor for each column, by name. */
    @Benchmark
    public int inferColumns(ToModel client) throws IOException {
        return client.columns.ask();
    }
}
