package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.evermodel.serving.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the server makes of bytes that no well-behaved client sends, or only some do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
    private static final String INFER = "/v2/models/numbers/infer";
    private static final String BODY =
            "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,3],\"datatype\":\"FP64\",\"data\":[1,2,3]}]}";
    private static final int MOST_BYTES = 1 << 20;

    private Endpoint endpoint;
    private InferenceServer server;
    private InferenceServer strict;

    @BeforeAll
    void start() {
        endpoint = Sandbox.ofNumbers("numbers", List.of("a", "b", "c"));
        server = InferenceServer.builder()
                .endpoint(endpoint)
                .bodyBytes(MOST_BYTES)
                .headerBytes(4_096)
                .depth(8)
                .elements(1_000)
                .idle(Duration.ofSeconds(5))
                .start();
        strict = InferenceServer.builder()
                .endpoint(endpoint)
                .arrival(Duration.ofMillis(400))
                .idle(Duration.ofSeconds(5))
                .start();
    }

    @AfterAll
    void stop() {
        server.close();
        strict.close();
        endpoint.close();
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(server.address());
    }

    private RawConnection.Reply ask(String request) throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(request);
            return connection.read();
        }
    }

    private RawConnection.Reply post(String body) throws IOException {
        try (RawConnection connection = connect()) {
            connection.sendPost(INFER, body);
            return connection.read();
        }
    }

    private void assertStillAnswers() throws IOException {
        assertThat(post(BODY).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoHttpIsRefusedInJson() throws IOException {
        for (String request : List.of(
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET /v2 HTTP/1.1\r\n\r\n",
                "GET /v2 HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /v2 HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /v2 HTTP/1.1\r\nHost: x\r\nA\u0000: b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/models/..%2f HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: odd\r\n\r\n{}")) {
            RawConnection.Reply reply = ask(request);

            assertThat(reply.status()).as(request).isBetween(400, 499);
            assertThat(reply.isJsonError()).as(request + reply).isTrue();
        }
        assertStillAnswers();
    }

    @Test
    void headsThatAreTooLargeAreRefused() throws IOException {
        RawConnection.Reply headers = ask("GET /v2 HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(8_000) + "\r\n\r\n");
        RawConnection.Reply line = ask("GET /" + "a".repeat(8_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(headers.status()).isEqualTo(431);
        assertThat(headers.isJsonError()).isTrue();
        assertThat(line.status()).isIn(414, 431);
        assertThat(line.isJsonError()).isTrue();
    }

    @Test
    void aHeadHasNoBody() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("HEAD /v2 HTTP/1.1\r\nHost: x\r\n\r\n");
            RawConnection.Reply head = connection.readHead();
            connection.send("GET /v2 HTTP/1.1\r\nHost: x\r\n\r\n");
            RawConnection.Reply get = connection.read();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
            assertThat(get.body()).startsWith("{\"name\":\"evermodel\"");
        }
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
        try (RawConnection connection = connect()) {
            for (int turn = 0; turn < 20; turn++) {
                connection.sendPost(INFER, BODY.replaceFirst("\\{", "{\"id\":\"" + turn + "\","));
                connection.sendPost(INFER, "{\"id\":7}");
            }
            for (int turn = 0; turn < 20; turn++) {
                assertThat(connection.read().body()).contains("\"id\":\"" + turn + "\"");
                assertThat(connection.read().status()).isEqualTo(400);
            }
        }
    }

    @Test
    void aBodyMayComeInChunks() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("POST " + INFER
                    + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < BODY.length(); i++) {
                connection.send("1\r\n" + BODY.charAt(i) + "\r\n");
            }
            connection.send("0\r\n\r\n");

            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatWantsToBeAskedForItsBodyIsAsked() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            RawConnection.Reply go = connection.read();
            connection.send(BODY);

            assertThat(go.status()).isEqualTo(100);
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatIsToldTooLargeIsRefusedUnread() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 1073741824\r\n\r\n");
            RawConnection.Reply reply = connection.read();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.isJsonError()).isTrue();
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoSendsAGigabyteIsRefusedAndCanReadIt() throws IOException {
        for (String length : List.of("Content-Length: 1073741824", "Transfer-Encoding: chunked")) {
            try (RawConnection connection = connect()) {
                connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length
                        + "\r\n\r\n");
                long sent = pour(connection, length.startsWith("Transfer"));
                RawConnection.Reply reply = connection.read();

                assertThat(reply.status()).as(length).isEqualTo(413);
                assertThat(reply.isJsonError()).isTrue();
                assertThat(sent).isLessThan(1L << 30);
            }
        }
        assertStillAnswers();
    }

    /** Sends until a gigabyte is sent or the server has had enough; returns how much was sent. */
    private static long pour(RawConnection connection, boolean chunked) {
        byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            while (sent < 1L << 30) {
                if (chunked) {
                    connection.send("10000\r\n");
                }
                connection.send(spaces);
                if (chunked) {
                    connection.send("\r\n");
                }
                sent += spaces.length;
            }
        } catch (IOException e) {
            return sent;
        }
        return sent;
    }

    @Test
    void aBodyThatEndsEarlyCostsNothing() throws IOException {
        for (int turn = 0; turn < 20; turn++) {
            try (RawConnection connection = connect()) {
                connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{\"inputs\":");
            }
        }
        try (RawConnection connection = connect()) {
            connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{\"inputs\":");
            connection.endOfInput();
            RawConnection.Reply reply = connection.read();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.isJsonError()).isTrue();
        }
        assertStillAnswers();
    }

    @Test
    void aBodyThatStopsIsGivenUpInTheEnd() throws IOException {
        try (RawConnection connection = new RawConnection(strict.address())) {
            connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{\"inputs\":");
            RawConnection.Reply reply = connection.read();

            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.isJsonError()).isTrue();
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoDripsHoldsUpNobodyAndIsCutOff() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            RawConnection connection = new RawConnection(strict.address());
            connection.send(
                    i % 2 == 0
                            ? "GET /v2 HTT"
                            : "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n");
            slow.add(connection);
        }
        assertStillAnswers();
        for (RawConnection connection : slow) {
            assertThat(drips(connection))
                    .as("connection " + slow.indexOf(connection))
                    .isTrue();
            connection.close();
        }
        assertStillAnswers();
    }

    /** Whether a server that gets a byte now and then loses patience long before it has them all. */
    private static boolean drips(RawConnection connection) {
        try {
            for (int sent = 0; sent < 300; sent++) {
                connection.send(" ");
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(10).toNanos());
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void jsonThatIsTooDeepOrTooManyIsRefused() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        RawConnection.Reply nested = post("{\"inputs\":[{\"data\":" + deep + "}]}");
        RawConnection.Reply skipped = post("{\"unknown\":" + deep + "}");
        RawConnection.Reply many = post(BODY.replace("1,2,3]", "1" + ",2".repeat(1_000) + "]"));
        RawConnection.Reply number = post(BODY.replace("1,2,3]", "1,2," + "9".repeat(5_000) + "]"));

        assertThat(nested.status()).isEqualTo(400);
        assertThat(nested.body()).contains("nested deeper than 8 levels");
        assertThat(nested.isJsonError()).isTrue();
        assertThat(skipped.status()).isEqualTo(400);
        assertThat(many.status()).isEqualTo(413);
        assertThat(many.body()).contains("1000 elements");
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.isJsonError()).isTrue();
    }

    @Test
    void aPackedBodyIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
        }
        try (RawConnection connection = connect()) {
            connection.send("POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
            connection.send(packed.toByteArray());
            RawConnection.Reply refused = connection.read();
            connection.sendPost(INFER, BODY);

            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.isJsonError()).isTrue();
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void aSilentConnectionIsClosed() throws IOException {
        try (InferenceServer impatient =
                        InferenceServer.builder().idle(Duration.ofMillis(100)).start();
                RawConnection connection = new RawConnection(impatient.address())) {
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void oneConnectionTooManyWaitsUntilAnotherCloses() throws IOException {
        String request = "GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        try (InferenceServer small = InferenceServer.builder().connections(1).start();
                RawConnection first = new RawConnection(small.address())) {
            first.send(request);
            assertThat(first.read().status()).isEqualTo(200);
            try (RawConnection second = new RawConnection(small.address())) {
                second.send(request);
                first.send(request);
                assertThat(first.read().status()).isEqualTo(200);
                first.endOfInput();

                assertThat(second.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        body[21] = (byte) 0xFF;
        try (RawConnection connection = connect()) {
            connection.send(
                    "POST " + INFER + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length + "\r\n\r\n");
            connection.send(body);
            RawConnection.Reply reply = connection.read();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.isJsonError()).isTrue();
        }
    }
}
