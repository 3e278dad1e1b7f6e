package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evermodel.serving.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests as others wrote them, each sent to a model of the width it is meant for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleRequestsTest {
    private static final String UNKNOWN_OUTPUT = "400 output";
    private static final List<String> WINE = List.of(
            "fixed acidity",
            "volatile acidity",
            "citric acid",
            "residual sugar",
            "chlorides",
            "free sulfur dioxide",
            "total sulfur dioxide",
            "density",
            "pH",
            "sulphates",
            "alcohol");

    /** How each file is answered: the model it is sent to, and how the reply begins. */
    private static final Map<String, Expected> EXPECTED = Map.ofEntries(
            Map.entry("requests/inference-request.json", new Expected("three", "200")),
            Map.entry("requests/xgboost-inference-request.json", new Expected("three", "200")),
            Map.entry("requests/iris-rest-requests.json", new Expected("four", "200")),
            Map.entry("kserve/mlflow-wine-input.json", new Expected("wine", "200")),
            // They ask for outputs there are not.
            Map.entry("requests/inference-request-with-output.json", new Expected("three", UNKNOWN_OUTPUT)),
            Map.entry("requests/lightgbm-inference-request.json", new Expected("three", UNKNOWN_OUTPUT)),
            Map.entry("requests/sklearn-inference-request.json", new Expected("three", UNKNOWN_OUTPUT)),
            Map.entry("requests/mlflow-inference-request.json", new Expected("three", UNKNOWN_OUTPUT)),
            // The data are nested as [1, 10], but the shape says [10].
            Map.entry(
                    "requests/catboost-inference-request.json",
                    new Expected(
                            "ten",
                            "400 tensor \\\"input-0\\\": expected data that is flat or nested as its shape [10]")),
            Map.entry(
                    "requests-malformed/inference-request-invalid-datatype.json",
                    new Expected("three", "400 tensor \\\"input-0\\\": expected a datatype")),
            Map.entry(
                    "requests-malformed/mnist-svm-inference-request.json",
                    new Expected("sixty-four", "400 malformed JSON in line 8")));

    /** How those that ask for unknown outputs are answered without them. */
    private static final Map<String, Expected> WITHOUT_OUTPUTS = Map.of(
            "requests/inference-request-with-output.json",
            new Expected("three", "200"),
            "requests/lightgbm-inference-request.json",
            new Expected("three", "200"),
            // One dimension of as many elements as there are columns could be one row or three; it is neither.
            "requests/sklearn-inference-request.json",
            new Expected("three", "400 tensor \\\"input-0\\\": expected the shape [rows, 3]"),
            "requests/mlflow-inference-request.json",
            new Expected("one", "200"));

    private final Map<String, Endpoint> endpoints = new TreeMap<>();
    private InferenceServer server;
    private Caller caller;

    private record Expected(String model, String reply) {}

    @BeforeAll
    void start() {
        server = InferenceServer.builder().start();
        caller = new Caller(server.address());
        serve("one", List.of("foo"));
        serve("three", numbered(3));
        serve("four", numbered(4));
        serve("ten", numbered(10));
        serve("sixty-four", numbered(64));
        serve("wine", WINE);
    }

    private void serve(String name, List<String> columns) {
        endpoints.put(name, Sandbox.ofNumbers(name, columns));
        server.add(endpoints.get(name));
    }

    private static List<String> numbered(int columns) {
        return Stream.iterate(1, i -> i + 1).limit(columns).map(i -> "x" + i).toList();
    }

    @AfterAll
    void stop() {
        server.close();
        endpoints.values().forEach(Endpoint::close);
    }

    private static Path samples() {
        Path folder = Path.of(System.getProperty("mlops.shared", "absent"), "data", "oip-json");
        assumeTrue(Files.isDirectory(folder), "the sample requests are not at " + folder);
        return folder;
    }

    private static List<Path> requests() throws IOException {
        try (Stream<Path> files = Files.walk(samples())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> Optional.of(file.getParent().getFileName().toString())
                            .filter(folder -> folder.startsWith("requests") || folder.equals("kserve"))
                            .isPresent())
                    .sorted()
                    .toList();
        }
    }

    private String answer(String model, String body) {
        HttpResponse<String> response = caller.post("/v2/models/" + model + "/infer", body);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return response.statusCode() + " " + response.body().replaceFirst("^\\{\"error\":\"", "");
    }

    @Test
    void eachIsAnsweredByTheRules() throws IOException {
        Map<String, String> answers = new TreeMap<>();
        for (Path file : requests()) {
            String name = samples().relativize(file).toString().replace('\\', '/');
            Expected expected = EXPECTED.get(name);
            assertThat(expected).as("what is expected of " + name).isNotNull();
            answers.put(name, answer(expected.model(), Files.readString(file)));
        }

        assertThat(answers.keySet()).isEqualTo(EXPECTED.keySet());
        answers.forEach((name, answer) ->
                assertThat(answer).as(name).startsWith(EXPECTED.get(name).reply()));
    }

    @Test
    void withoutTheOutputsThereAreNotTheirTensorsDecide() throws IOException {
        for (Map.Entry<String, Expected> each : WITHOUT_OUTPUTS.entrySet()) {
            String body = Files.readString(samples().resolve(each.getKey())).replace("\"outputs\"", "\"ignored\"");

            assertThat(answer(each.getValue().model(), body))
                    .as(each.getKey())
                    .startsWith(each.getValue().reply());
        }
    }

    @Test
    void whatIsNoRequestIsRefused() throws IOException {
        try (Stream<Path> files = Files.walk(samples())) {
            List<Path> others = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.toString().contains("responses")
                            || file.toString().contains("model-settings"))
                    .toList();

            assertThat(others).isNotEmpty();
            for (Path file : others) {
                assertThat(answer("three", Files.readString(file)))
                        .as(file.toString())
                        .startsWith("400");
            }
        }
    }
}
