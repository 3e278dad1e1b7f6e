package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.evermodel.serving.Endpoint;

/** Whatever becomes of a request on its way: it is answered in JSON, and nobody hears of a fault of the server. */
class MutatedRequestProperties {
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "NaN",
            "\"\"",
            "[]",
            "{}",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "9223372036854775808",
            "0.1",
            "[[",
            "]]",
            "\"inputs\":",
            "\"data\":[",
            "\"shape\":[0]",
            "FP64",
            "BYTES",
            "INT8",
            "-",
            "1E-400",
            "\u0000",
            "é");

    private static final String BY_NAME =
            Bodies.byName(Sandbox.patients(1).drop("outcome").slice(0, 3));
    private static final List<List<String>> REQUESTS = List.of(
            List.of("/v2/models/readmission/infer", BY_NAME),
            List.of(
                    "/v2/models/numbers/infer",
                    "{\"id\":\"7\",\"parameters\":{\"key\":\"k\"},\"inputs\":[{\"name\":\"x\",\"shape\":[2,3],"
                            + "\"datatype\":\"FP64\",\"data\":[[1,2.5,null],[4,5,6]]}],\"outputs\":[{\"name\":\"value\"}]}"),
            List.of(
                    "/invocations?model=readmission",
                    "{\"dataframe_records\":[{\"age\":63,\"bmi\":31.4,\"smokes\":true,\"ward\":\"east\",\"noise\":0.5}]}"),
            List.of(
                    "/invocations?model=numbers",
                    "{\"dataframe_split\":{\"index\":[0],\"columns\":[\"a\",\"b\",\"c\"],\"data\":[[1,2,3]]},"
                            + "\"params\":{\"key\":1}}"),
            List.of("/invocations?model=numbers", "{\"inputs\":{\"a\":[1],\"b\":[2],\"c\":[3]}}"));

    private static final List<Endpoint> ENDPOINTS = new ArrayList<>();
    private static final List<InferenceServer> SERVERS = new ArrayList<>();
    private static final List<Caller> CALLERS = new ArrayList<>();

    @BeforeContainer
    static void start() {
        ENDPOINTS.add(Sandbox.classifier());
        ENDPOINTS.add(Sandbox.ofNumbers("numbers", List.of("a", "b", "c")));
        InferenceServer.Builder described = InferenceServer.builder().arrival(Duration.ofMillis(200));
        ENDPOINTS.forEach(described::endpoint);
        SERVERS.add(described.start());
        CALLERS.add(new Caller(SERVERS.get(0).address()));
    }

    @AfterContainer
    static void stop() {
        SERVERS.forEach(InferenceServer::close);
        ENDPOINTS.forEach(Endpoint::close);
    }

    /**
     * One change of a text.
     *
     * @param at where, as a fraction of its length
     * @param length how many characters it takes away
     * @param insert what it puts there
     */
    record Change(double at, int length, String insert) {
        String of(String text) {
            int from = (int) (at * text.length());
            int to = Math.min(text.length(), from + length);
            return text.substring(0, from) + insert + text.substring(to);
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> insert =
                Arbitraries.oneOf(Arbitraries.of(TOKENS), Arbitraries.strings().ofMaxLength(4), Arbitraries.just(""));
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 20),
                        insert)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<String>> requests() {
        return Arbitraries.of(REQUESTS);
    }

    private static String changed(String text, List<Change> changes) {
        String changed = text;
        for (Change change : changes) {
            changed = change.of(changed);
        }
        return changed;
    }

    @Property(tries = 1_500, seed = "7")
    void aChangedBodyIsAnsweredOrRefusedInJson(
            @ForAll("requests") List<String> request, @ForAll("changes") List<Change> changes) throws IOException {
        Caller caller = CALLERS.get(0);
        byte[] body = changed(request.get(1), changes).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = caller.send(caller.at(request.get(0))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).as(response.body()).isIn(200, 400, 413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(isError(response.body())).isEqualTo(response.statusCode() != 200);
        assertThat(response.body()).doesNotContain("Exception", "java.", "org.evermodel", "jackson", "StreamRead");
    }

    @Property(tries = 500, seed = "8")
    void aChangedHeadIsAnsweredOrRefusedInJsonOrGivenUp(
            @ForAll("requests") List<String> request, @ForAll("changes") List<Change> changes) throws IOException {
        String body = request.get(1);
        String head = "POST " + request.get(0)
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n";
        try (RawConnection connection = new RawConnection(SERVERS.get(0).address())) {
            connection.send(changed(head, changes) + body);
            connection.endOfInput();
            RawConnection.Reply reply = connection.read();

            assertThat(reply.status()).as(reply.toString()).isBetween(100, 499);
            assertThat(reply.body().isEmpty() || reply.body().startsWith("{")).isTrue();
        } catch (IOException e) {
            // What is no request at all may end in a closed connection, but never in a server that does not answer.
            assertThat(e).hasMessageNotContaining("timed out");
        }
        assertThat(CALLERS.get(0).get("/v2/health/live").statusCode()).isEqualTo(200);
    }

    /** Reads it all, so that anything but JSON fails. */
    private static boolean isError(String body) throws IOException {
        boolean error = false;
        try (JsonParser json = new JsonFactory().createParser(body)) {
            while (json.nextToken() != null) {
                boolean top = json.getParsingContext().getParent() != null
                        && json.getParsingContext().getParent().inRoot();
                error |= top
                        && json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("error");
            }
        }
        return error;
    }
}
