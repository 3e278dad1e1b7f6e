package org.evermodel.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evermodel.ModelUri;
import org.evermodel.data.Row;
import org.evermodel.examples.ChildJvm;
import org.evermodel.examples.Cli;
import org.evermodel.examples.lifecycle.MadeUp;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.tribuo.TribuoFlavor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private static final String QUESTION =
            "{\"inputs\":[{\"name\":\"age\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[63]},"
                    + "{\"name\":\"mass\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[24.5]},"
                    + "{\"name\":\"smokes\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"yes\"]},"
                    + "{\"name\":\"region\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"west\"]}]}";

    @TempDir
    Path folder;

    @Test
    void answersAsTheModelDoesUntilItIsToldToEnd() throws Exception {
        String model = champion();
        Process serving = start(model);
        try {
            URI address = ready(serving);

            URI infer = address.resolve("/v2/models/" + ModelUri.parse(model).name() + "/infer");
            String score = Double.toString(scoreInProcess(model));
            JsonNode answer = post(infer, QUESTION);
            assertThat(answer.toString()).contains(score);

            assertThat(askedToEndMeanwhile(serving, infer))
                    .startsWith("HTTP/1.1 200")
                    .contains(score);
            assertThat(serving.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            serving.destroyForcibly();
        }
    }

    /** The reply to a request whose body ends after the server was told to end, and takes nothing new any more. */
    private static String askedToEndMeanwhile(Process serving, URI infer) throws IOException, InterruptedException {
        try (Socket socket = new Socket(infer.getHost(), infer.getPort())) {
            socket.setSoTimeout(60_000);
            String head = "POST " + infer.getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: " + QUESTION.length() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            serving.destroy();
            awaitDraining(infer.resolve("/v2/health/ready"));
            socket.getOutputStream().write(QUESTION.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void awaitDraining(URI ready) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(ready).build();
        int status = 200;
        while (status == 200) {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
        assertThat(status).isEqualTo(503);
    }

    @Test
    void aServerThatWasKilledLeavesASoundHomeAndTheNextOneServesTheSameChampion() throws Exception {
        String model = champion();
        Process first = start(model);
        ready(first);
        first.destroyForcibly().waitFor();

        assertThat(Cli.run("verify", "--home", folder.resolve("home").toString())
                        .exit())
                .isZero();
        Process second = start(model);
        try {
            JsonNode metadata = get(
                    ready(second).resolve("/v2/models/" + ModelUri.parse(model).name()));
            assertThat(metadata.toString()).contains("\"versions\":[\"1\"]");
        } finally {
            second.destroyForcibly();
        }
    }

    @Test
    void whatIsNotThereIsNotServed() {
        String home = folder.resolve("nowhere").toString();

        Cli noHome = Cli.run("serve", "--home", home, "--model", "models:/a@champion");
        Cli noUri = Cli.run("serve", "--home", folder.toString(), "--model", "a");
        Cli noModel = Cli.run("serve", "--home", folder.toString(), "--model", "models:/a@champion", "--port", "0");
        Cli noPort = Cli.run("serve", "--home", folder.toString(), "--model", "models:/a/1", "--port", "70000");

        assertThat(List.of(noHome, noUri, noModel, noPort)).allSatisfy(failed -> {
            assertThat(failed.exit()).isEqualTo(2);
            assertThat(failed.out()).isEmpty();
        });
        assertThat(noHome.err()).first().asString().contains("is no folder");
        assertThat(noUri.err()).first().asString().contains("models:/name/3 or models:/name@alias");
        assertThat(noModel.err()).first().asString().contains("models:/a@champion");
        assertThat(noPort.err()).first().asString().contains("between 0 and 65535");
    }

    private String champion() throws IOException {
        Path table = MadeUp.people(300, 1).writeTo(folder.resolve("people.csv"));
        Cli trained = Cli.run(
                "lifecycle",
                "--data",
                table.toString(),
                "--target",
                "health",
                "--trainer",
                "logistic-regression",
                "--home",
                folder.resolve("home").toString());
        assertThat(trained.exit()).as(trained.toString()).isZero();
        return trained.json().get("model").asText().replaceFirst("/1$", "@champion");
    }

    private Process start(String model) throws IOException {
        List<String> command = new ArrayList<>(ChildJvm.command(
                "serve", "--home", folder.resolve("home").toString(), "--model", model, "--port", "0"));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("serve.err").toFile())
                .start();
    }

    private static URI ready(Process serving) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(serving.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).startsWith("READY http://127.0.0.1:");
        return URI.create(line.substring("READY ".length()));
    }

    private double scoreInProcess(String model) {
        try (Registry registry = Registry.builder(LocalStorage.at(folder.resolve("home")))
                        .flavor(new TribuoFlavor())
                        .open();
                Model loaded = registry.models()
                        .load(ModelUri.parse(model))
                        .orElseThrow()
                        .model()) {
            Prediction.OfClass answer = (Prediction.OfClass)
                    loaded.predict(Row.of("age", 63, "mass", 24.5, "smokes", "yes", "region", "west"));
            return answer.scores().values().iterator().next();
        }
    }

    private static JsonNode post(URI uri, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
