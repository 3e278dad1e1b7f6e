package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.evermodel.serving.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request may cost beyond its body. */
class RoomTest {
    private static final String INVOCATIONS = "/invocations";

    private Endpoint numbers;

    @BeforeEach
    void open() {
        numbers = Sandbox.ofNumbers("numbers", List.of("a", "b", "c"));
    }

    @AfterEach
    void close() {
        numbers.close();
    }

    private static HttpResponse<String> post(InferenceServer server, String body) {
        return new Caller(server.address()).post(INVOCATIONS, body);
    }

    private static String rows(int rows) {
        return "{\"instances\":[[1,2,3]" + ",[1,2,3]".repeat(rows - 1) + "]}";
    }

    @Test
    void cellsThatARecordLeavesOutCountAsIfTheyHadBeenSent() {
        try (InferenceServer server =
                InferenceServer.builder().endpoint(numbers).elements(1_000).start()) {
            for (String form : List.of("dataframe_records", "instances")) {
                String full = "{\"" + form + "\":[{\"a\":1,\"b\":2,\"c\":3}";

                HttpResponse<String> few = post(server, full + ",{}".repeat(200) + "]}");
                HttpResponse<String> many = post(server, full + ",{}".repeat(400) + "]}");
                HttpResponse<String> late =
                        post(server, "{\"" + form + "\":[{\"a\":1}" + ",{}".repeat(400) + ",{\"b\":2,\"c\":3}]}");

                assertThat(few.statusCode()).as(few.body()).isEqualTo(200);
                assertThat(many.statusCode()).isEqualTo(413);
                assertThat(many.body()).contains("1000 elements");
                assertThat(late.statusCode()).isEqualTo(413);
            }
        }
    }

    @Test
    void aRequestMayAskAboutSoManyRowsAndNoMore() {
        try (InferenceServer server =
                InferenceServer.builder().endpoint(numbers).rows(10).start()) {
            HttpResponse<String> many = post(server, rows(11));

            assertThat(post(server, rows(10)).statusCode()).isEqualTo(200);
            assertThat(many.statusCode()).isEqualTo(413);
            assertThat(many.body()).contains("10 rows", "about 11");
        }
    }

    @Test
    void anAnswerMayHoldAsManyElementsAsARequest() {
        String ten = "{\"instances\":[" + "63,".repeat(9) + "63]}";
        try (Endpoint groups = Sandbox.ofGroups();
                InferenceServer enough =
                        InferenceServer.builder().endpoint(groups).elements(30).start();
                InferenceServer small =
                        InferenceServer.builder().endpoint(groups).elements(29).start()) {
            HttpResponse<String> refused = post(small, ten);

            assertThat(post(enough, ten).statusCode()).isEqualTo(200);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("10 rows of 3 classes have 30");
        }
    }

    @Test
    void aReplyThatNobodyReadsIsGivenUp() throws IOException {
        try (InferenceServer server = InferenceServer.builder()
                        .endpoint(numbers)
                        .rows(1_000_000)
                        .arrival(Duration.ofMillis(500))
                        .idle(Duration.ofMinutes(5))
                        .drain(Duration.ofSeconds(60))
                        .start();
                RawConnection reader = new RawConnection(server.address(), 4_096);
                RawConnection other = new RawConnection(server.address())) {
            // More than the sockets between them take.
            reader.sendPost(INVOCATIONS, rows(500_000));
            other.sendPost(INVOCATIONS, rows(1));

            assertThat(other.read().status()).isEqualTo(200);
            assertThat(server.drain()).isTrue();
            assertThat(reader.endsEarly()).isTrue();
        }
    }
}
