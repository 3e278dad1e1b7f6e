package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.serving.Endpoint;
import org.evermodel.testkit.Eventually;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class InferenceServerTest {
    private static final String PATIENT = """
            {"dataframe_records":[{"age":63,"bmi":31.4,"smokes":true,"ward":"east","noise":0.5}]}""";

    private static InferenceServer serve(Endpoint... endpoints) {
        InferenceServer.Builder builder = InferenceServer.builder();
        List.of(endpoints).forEach(builder::endpoint);
        return builder.start();
    }

    private static void assertAnswer(HttpResponse<String> response, int status, String body) {
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void theServerTellsOfItselfAndItsModels() {
        try (Endpoint endpoint = Sandbox.classifier();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());

            assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
            assertAnswer(caller.get("/v2/health/live"), 200, "{\"live\":true}");
            assertAnswer(caller.get("/v2/health/ready"), 200, "{\"ready\":true,\"live\":true}");
            assertAnswer(caller.get("/ping"), 200, "{\"ready\":true,\"live\":true}");
            assertAnswer(caller.get("/health"), 200, "{\"ready\":true,\"live\":true}");
            assertThat(caller.get("/v2").body())
                    .isEqualTo(caller.get("/v2/").body())
                    .matches("\\{\"name\":\"evermodel\",\"version\":\"\\d+\\.\\d+\\.\\d+.*\",\"extensions\":\\[]}");
            assertThat(caller.get("/version").body()).matches("\\{\"version\":\"\\d+\\.\\d+\\.\\d+.*\"}");
            assertAnswer(caller.get("/v2/models/readmission/ready"), 200, "{\"name\":\"readmission\",\"ready\":true}");
            assertAnswer(
                    caller.get("/v2/models/readmission/versions/1/ready"),
                    200,
                    "{\"name\":\"readmission\",\"ready\":true}");
        }
    }

    @Test
    void aModelTellsOfItsColumnsAndOutputs() {
        try (Endpoint endpoint = Sandbox.classifier();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());
            String expected = """
                    {"name":"readmission","versions":["1"],"platform":"evermodel","inputs":[\
                    {"name":"age","datatype":"INT64","shape":[-1],"parameters":{"column_type":"integer"}},\
                    {"name":"bmi","datatype":"FP64","shape":[-1],"parameters":{"column_type":"real"}},\
                    {"name":"smokes","datatype":"BOOL","shape":[-1],"parameters":{"column_type":"boolean"}},\
                    {"name":"ward","datatype":"BYTES","shape":[-1],"parameters":{"column_type":"categorical"}},\
                    {"name":"noise","datatype":"FP64","shape":[-1],"parameters":{"column_type":"real"}}],\
                    "outputs":[{"name":"label","datatype":"BYTES","shape":[-1],"parameters":{"target":"outcome"}},\
                    {"name":"scores","datatype":"FP64","shape":[-1,2],"parameters":\
                    {"target":"outcome","class_0":"no","class_1":"yes","positive":"yes"}}]}""";

            assertAnswer(caller.get("/v2/models/readmission"), 200, expected);
            assertAnswer(caller.get("/v2/models/readmission/versions/1"), 200, expected);
        }
    }

    @Test
    void aRegressorTellsOfOneOutput() {
        try (Endpoint endpoint = Sandbox.regressor();
                InferenceServer server = serve(endpoint)) {
            assertThat(new Caller(server.address()).get("/v2/models/days").body())
                    .endsWith("\"outputs\":[{\"name\":\"value\",\"datatype\":\"FP64\",\"shape\":[-1],"
                            + "\"parameters\":{\"target\":\"days\"}}]}");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        try (Endpoint endpoint = Sandbox.classifier();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());

            for (String path : List.of(
                    "/",
                    "/v2/models",
                    "/v2/models/",
                    "/v2/models/other",
                    "/v2/models/other/ready",
                    "/v2/models/readmission/other",
                    "/v2/models/readmission/versions",
                    "/v2/models/readmission/versions/2",
                    "/v2/models/readmission/versions/01x/ready",
                    "/v2/models/readmission/versions/0",
                    "/v2/models/readmission/versions/99999999999999",
                    "/v2/models/readmission/versions/1/other",
                    "/v2/models/readmission/versions/1/ready/more",
                    "/v2/health/other",
                    "/V2")) {
                assertThat(caller.get(path).statusCode()).as(path).isEqualTo(404);
                assertThat(caller.get(path).body()).startsWith("{\"error\":\"");
            }
            assertThat(caller.post("/v2/models/other/infer", "{}").statusCode()).isEqualTo(404);
            assertThat(caller.post("/v2/models/readmission/versions/2/infer", "{}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(caller.post("/invocations?model=other", "{}").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void methodsThatAPathDoesNotHaveAreRefusedWithThoseItHas() {
        try (Endpoint endpoint = Sandbox.classifier();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());

            HttpResponse<String> post = caller.post("/v2/models/readmission", "{}");
            HttpResponse<String> get = caller.get("/v2/models/readmission/infer");
            HttpResponse<String> delete =
                    caller.send(caller.at("/invocations").method("DELETE", BodyPublishers.noBody()));

            assertAnswer(post, 405, "{\"error\":\"method \\\"POST\\\" is not allowed here, only GET, HEAD\"}");
            assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(get.statusCode()).isEqualTo(405);
            assertThat(get.headers().firstValue("Allow")).contains("POST");
            assertThat(delete.statusCode()).isEqualTo(405);
        }
    }

    @Test
    void bodiesMustBePlainJson() {
        try (Endpoint endpoint = Sandbox.classifier();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());

            for (String type : List.of(
                    "text/csv",
                    "application/octet-stream",
                    "application/x-www-form-urlencoded",
                    "application/json; charset=latin1",
                    "application/json; version=1",
                    "application/jsonl")) {
                HttpResponse<String> response = caller.post("/invocations", type, PATIENT);
                assertThat(response.statusCode()).as(type).isEqualTo(415);
                assertThat(response.body()).startsWith("{\"error\":\"expected the media type application/json");
            }
            for (String type : List.of(
                    "application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\"")) {
                assertThat(caller.post("/invocations", type, PATIENT).statusCode())
                        .as(type)
                        .isEqualTo(200);
            }
            HttpResponse<String> packed = caller.send(caller.at("/invocations")
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofString(PATIENT)));
            assertThat(packed.statusCode()).isEqualTo(415);
        }
    }

    @Test
    void endpointsComeAndGoWhileItRuns() {
        try (Endpoint classifier = Sandbox.classifier();
                Endpoint regressor = Sandbox.regressor();
                InferenceServer server = serve()) {
            Caller caller = new Caller(server.address());

            assertThat(caller.get("/ping").statusCode()).isEqualTo(404);
            assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(404);
            assertThat(caller.get("/v2/health/ready").statusCode()).isEqualTo(200);

            server.add(classifier);
            assertThat(caller.get("/ping").statusCode()).isEqualTo(200);
            assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(200);

            server.add(regressor);
            assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(400);
            assertThat(caller.post("/invocations?model=days", PATIENT).statusCode())
                    .isEqualTo(200);

            server.remove(Sandbox.READMISSION);
            assertThat(caller.get("/v2/models/readmission").statusCode()).isEqualTo(404);
            assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> server.remove(Sandbox.READMISSION)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> server.add(regressor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("days");
        }
    }

    @Test
    void anEndpointThatWasClosedIsNotReady() {
        Endpoint endpoint = Sandbox.classifier();
        try (InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());
            endpoint.close();

            for (String path : List.of("/v2/models/readmission/ready", "/v2/models/readmission", "/v2/health/ready")) {
                HttpResponse<String> response = caller.get(path);
                assertThat(response.statusCode()).as(path).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
                assertThat(response.body()).contains("\"error\":");
            }
            assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(503);
            assertThat(caller.get("/v2/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keysDecideBetweenChampionAndCanaryAndVersionsCanBeNamed() {
        TestModels models = Sandbox.readmission(2);
        try (Endpoint endpoint = Endpoint.builder(Sandbox.READMISSION, models).open();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());
            endpoint.canary(2, 0.5, "half of it");
            String body = Bodies.byName(Sandbox.patients(1).drop("outcome").slice(0, 1));

            Set<String> versions = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(key -> caller.post("/v2/models/readmission/infer", keyed(body, key)))
                    .map(InferenceServerTest::version)
                    .collect(Collectors.toSet());
            Set<String> sticky = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(turn -> caller.post("/v2/models/readmission/infer", keyed(body, 7)))
                    .map(InferenceServerTest::version)
                    .collect(Collectors.toSet());

            assertThat(versions).containsExactlyInAnyOrder("1", "2");
            assertThat(sticky).hasSize(1);
            assertThat(caller.get("/v2/models/readmission").body()).contains("\"versions\":[\"1\",\"2\"]");
            for (int key = 0; key < 10; key++) {
                for (String version : List.of("1", "2")) {
                    assertThat(version(caller.post(
                                    "/v2/models/readmission/versions/" + version + "/infer", keyed(body, key))))
                            .isEqualTo(version);
                }
            }
        }
    }

    @Test
    void clientsThatSendAllColumnsAreAnsweredWhenTheNextChampionTakesFewer() {
        TestModels models = Sandbox.readmission(1);
        Dataset fewer = Sandbox.patients(2).drop("noise");
        Sandbox.register(models, Sandbox.READMISSION, fewer, "outcome", TestTrainers.nearestMean());
        try (Endpoint endpoint = Endpoint.builder(Sandbox.READMISSION, models).open();
                InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());
            String body = Bodies.byName(Sandbox.patients(1).drop("outcome").slice(0, 1));
            assertThat(version(caller.post("/v2/models/readmission/infer", body)))
                    .isEqualTo("1");

            endpoint.promote(2, "it takes fewer columns");

            assertThat(caller.get("/v2/models/readmission").body()).doesNotContain("\"noise\"");
            assertThat(version(caller.post("/v2/models/readmission/infer", body)))
                    .isEqualTo("2");
            assertThat(caller.post("/v2/models/readmission/infer", body.replace("\"noise\"", "\"sound\""))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static String keyed(String body, int key) {
        return body.replaceFirst("\\{", "{\"parameters\":{\"key\":" + key + "},");
    }

    private static String version(HttpResponse<String> response) {
        return response.body().replaceAll(".*\"model_version\":\"(\\d+)\".*", "$1");
    }

    @Test
    void whileItDrainsItFinishesWhatItBeganAndTakesNothingNew() {
        WatchedEndpoint endpoint = new WatchedEndpoint(Sandbox.classifier());
        InferenceServer server = serve(endpoint);
        Caller caller = new Caller(server.address());
        endpoint.hold();
        CompletableFuture<HttpResponse<String>> underWay =
                CompletableFuture.supplyAsync(() -> caller.post("/invocations", PATIENT));
        Eventually.until("a request is under way", () -> endpoint.waiting() == 1);

        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(server::drain);
        Eventually.until("it drains", () -> !server.ready());

        assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(503);
        assertThat(caller.post("/invocations", PATIENT).headers().firstValue("Retry-After"))
                .isPresent();
        assertThat(caller.get("/v2/models/readmission").statusCode()).isEqualTo(503);
        assertAnswer(
                caller.get("/v2/health/ready"), 503, "{\"error\":\"the server is about to stop\",\"ready\":false}");
        assertAnswer(caller.get("/v2/health/live"), 200, "{\"live\":true}");
        endpoint.release();
        assertThat(underWay.join().statusCode()).isEqualTo(200);
        assertThat(drained.join()).isTrue();
        server.close();
        server.close();
        endpoint.close();
        assertThatThrownBy(() -> caller.get("/v2")).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void drainingEndsAfterItsTimeWhateverIsUnderWay() {
        WatchedEndpoint endpoint = new WatchedEndpoint(Sandbox.classifier());
        InferenceServer server = InferenceServer.builder()
                .endpoint(endpoint)
                .drain(Duration.ofMillis(50))
                .start();
        Caller caller = new Caller(server.address());
        endpoint.hold();
        CompletableFuture<Void> underWay = CompletableFuture.runAsync(() -> caller.post("/invocations", PATIENT));
        Eventually.until("a request is under way", () -> endpoint.waiting() == 1);

        assertThat(server.drain()).isFalse();
        server.close();
        endpoint.release();

        assertThatThrownBy(underWay::join).hasRootCauseInstanceOf(java.io.IOException.class);
        endpoint.close();
    }

    @Test
    void drainingWaitsForNothingThatWasRefused() throws java.io.IOException {
        String refused = "POST /invocations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ";
        try (InferenceServer server =
                        InferenceServer.builder().drain(Duration.ofMillis(50)).start();
                RawConnection before = new RawConnection(server.address());
                RawConnection after = new RawConnection(server.address())) {
            before.send(refused + "1000000000\r\n\r\n");
            assertThat(before.read().status()).isEqualTo(413);
            assertThat(server.drain()).isTrue();

            after.send(refused + "1000\r\n\r\n");
            assertThat(after.read().status()).isEqualTo(503);
            assertThat(server.drain()).isTrue();
        }
    }

    @Test
    void drainingCanBeAskedForAgain() {
        WatchedEndpoint endpoint = new WatchedEndpoint(Sandbox.classifier());
        InferenceServer server = InferenceServer.builder()
                .endpoint(endpoint)
                .drain(Duration.ofMillis(50))
                .start();
        Caller caller = new Caller(server.address());
        endpoint.hold();
        CompletableFuture<HttpResponse<String>> underWay =
                CompletableFuture.supplyAsync(() -> caller.post("/invocations", PATIENT));
        Eventually.until("a request is under way", () -> endpoint.waiting() == 1);

        assertThat(server.drain()).isFalse();
        assertThat(server.drain()).isFalse();
        endpoint.release();
        assertThat(underWay.join().statusCode()).isEqualTo(200);
        Eventually.until("nothing is under way", server::drain);
        server.close();
        endpoint.close();
    }

    @Test
    void moreThanItCanAnswerAtOnceIsRefused() {
        WatchedEndpoint endpoint = new WatchedEndpoint(Sandbox.classifier());
        try (InferenceServer server =
                InferenceServer.builder().endpoint(endpoint).concurrent(2).start()) {
            Caller caller = new Caller(server.address());
            endpoint.hold();
            List<CompletableFuture<HttpResponse<String>>> underWay = java.util.stream.Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> caller.post("/invocations", PATIENT)))
                    .limit(2)
                    .toList();
            Eventually.until("two requests are under way", () -> endpoint.waiting() == 2);

            HttpResponse<String> third = caller.post("/invocations", PATIENT);

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).contains("1");
            assertThat(third.body()).startsWith("{\"error\":");
            assertThat(caller.get("/v2/health/ready").statusCode()).isEqualTo(200);
            endpoint.release();
            underWay.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(caller.post("/invocations", PATIENT).statusCode()).isEqualTo(200);
        }
        endpoint.close();
    }

    @Test
    void aFaultOfTheProgramTellsNothingOfTheInside() {
        WatchedEndpoint endpoint = new WatchedEndpoint(Sandbox.classifier());
        try (InferenceServer server = serve(endpoint)) {
            Caller caller = new Caller(server.address());
            endpoint.fail(new UnsupportedOperationException("secret"));
            assertAnswer(
                    caller.post("/invocations", PATIENT),
                    500,
                    "{\"error\":\"the server failed to answer; its log says why\"}");

            endpoint.fail(new StackOverflowError("secret"));
            assertAnswer(
                    caller.post("/invocations", PATIENT),
                    500,
                    "{\"error\":\"the server failed to answer; its log says why\"}");
        }
        endpoint.close();
    }

    @Test
    void aPortThatIsTakenIsTold() {
        try (InferenceServer first = serve()) {
            InferenceServer.Builder second =
                    InferenceServer.builder().port(first.address().getPort());

            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on")
                    .hasMessageContaining(Integer.toString(first.address().getPort()));
        }
    }

    @Test
    void twoEndpointsOfOneModelAreRefused() {
        try (Endpoint one = Sandbox.classifier();
                Endpoint other = Sandbox.classifier()) {
            assertThatThrownBy(() -> serve(one, other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("readmission");
        }
    }

    @Test
    void nothingRunsBeforeItStartsAndAfterItIsClosed() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        InferenceServer.Builder described = InferenceServer.builder();
        assertThat(before).containsAll(httpThreads());

        InferenceServer server = described.start();
        assertThat(httpThreads()).isNotEmpty().allMatch(Thread::isDaemon);
        server.close();

        Eventually.until("its threads are gone", () -> before.containsAll(httpThreads()));
    }

    private static List<Thread> httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("evermodel-http"))
                .toList();
    }
}
