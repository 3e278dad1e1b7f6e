package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.event.Event;
import org.evermodel.event.Origin;
import org.evermodel.event.UndeliverableException;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.event.Webhook;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Event EVENT = new Event.Other(new Origin(
            7,
            Digest.of("row".getBytes(StandardCharsets.UTF_8)),
            NOW,
            "ann",
            "alias.moved",
            "models:/churn@champion",
            "0.02 better — at last",
            Map.of("to", "2")));

    private static Webhook.Builder to(SocketServer server) {
        return Webhook.to(server.address()).clock(CLOCK);
    }

    @Test
    void postsTheEventAsSignedJson() throws Exception {
        try (SocketServer server = new SocketServer("200 OK")) {
            to(server).signedWith("s3cret").build().on(EVENT);

            SocketServer.Request request = server.requests.get(0);
            assertThat(request.line()).isEqualTo("POST /hook?token=t HTTP/1.1");
            assertThat(request.body())
                    .isEqualTo("{\"entity\":\"alias\",\"action\":\"moved\",\"timestamp\":\"2026-01-15T10:30:00Z\","
                            + "\"data\":{\"sequence\":7,\"hash\":\""
                            + EVENT.origin().hash() + "\",\"actor\":\"ann\","
                            + "\"subject\":\"models:/churn@champion\",\"reason\":\"0.02 better — at last\","
                            + "\"details\":{\"to\":\"2\"}}}");
            String id = request.headers().get("X-MLflow-Delivery-Id");
            String timestamp = request.headers().get("X-MLflow-Timestamp");
            assertThat(timestamp).isEqualTo("1768473000");
            assertThat(EVENT.origin().hash().hex()).startsWith(id);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected =
                    mac.doFinal((id + "." + timestamp + "." + request.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(request.headers().get("X-MLflow-Signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    @Test
    void anEventThatComesAgainHasTheSameDeliveryId() throws Exception {
        try (SocketServer server = new SocketServer("204 No Content")) {
            Webhook webhook = to(server).build();
            webhook.on(EVENT);
            webhook.on(EVENT);

            assertThat(server.requests)
                    .extracting(request -> request.headers().get("X-MLflow-Delivery-Id"))
                    .hasSize(2)
                    .containsOnly(EVENT.origin().hash().hex().substring(0, 32));
            assertThat(server.requests.get(0).headers()).doesNotContainKey("X-MLflow-Signature");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"429 Too Many Requests", "500 Internal Server Error", "503 Service Unavailable"})
    void whatMayPassIsTriedAgain(String answer) {
        try (SocketServer server = new SocketServer(answer)) {
            assertThatThrownBy(() -> to(server).build().on(EVENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered " + answer.substring(0, 3))
                    .hasMessageNotContaining("token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"400 Bad Request", "404 Not Found", "410 Gone", "302 Found\r\nLocation: http://127.0.0.1:1/"})
    void whatDoesNotPassIsNot(String answer) {
        try (SocketServer server = new SocketServer(answer)) {
            assertThatThrownBy(() -> to(server).build().on(EVENT))
                    .isInstanceOf(UndeliverableException.class)
                    .hasMessageContaining("answered " + answer.substring(0, 3));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLong() {
        try (SocketServer server = new SocketServer("")) {
            assertThatThrownBy(() ->
                            to(server).timeout(Duration.ofMillis(200)).build().on(EVENT))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void nobodyThereIsTriedAgain() {
        SocketServer server = new SocketServer("200 OK");
        server.close();

        assertThatThrownBy(() -> to(server).build().on(EVENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not be reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ci.example.org/hook",
                "ftp://127.0.0.1/hook",
                "https://user:pw@ci.example.org/hook",
                "http://127.0.0.1.example.org/hook",
                "/hook"
            })
    void onlySafeAddressesAreTaken(String address) {
        assertThatThrownBy(() -> Webhook.to(URI.create(address)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pw");
    }

    @Test
    void plainHttpToOthersIsTakenWhereTold() {
        assertThat(Webhook.to(URI.create("http://ci.example.org/hook?x=y"))
                        .allowPlainHttp()
                        .build())
                .hasToString("Webhook[http://ci.example.org]");
        assertThat(Webhook.to(URI.create("https://ci.example.org/hook")).build())
                .hasToString("Webhook[https://ci.example.org]");
    }

    @Test
    void aSubscriptionGoesOnWhenTheServerIsWellAgain() {
        try (SocketServer server = new SocketServer("503 Busy", "200 OK");
                Registry registry = Registry.builder(Storage.inMemory())
                        .delivery(Delivery.byHand())
                        .clock(CLOCK)
                        .open()) {
            registry.events().subscribe("ci", to(server).build());
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "");

            assertThat(registry.events().deliver()).isZero();
            assertThat(registry.events().status("ci").orElseThrow().failure())
                    .get()
                    .asString()
                    .contains("answered 503");
            registry.events().retry("ci");
            assertThat(registry.events().deliver()).isEqualTo(2);
            assertThat(server.requests).hasSize(3);
        }
    }

    /** When the subscription is tried again after an answer, the time now being 10:30. */
    private static Instant retryAt(String answer) {
        try (SocketServer server = new SocketServer(answer);
                Registry registry = Registry.builder(Storage.inMemory())
                        .delivery(Delivery.byHand())
                        .clock(CLOCK)
                        .open()) {
            registry.events().subscribe("ci", to(server).build());
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            assertThat(registry.events().deliver()).isZero();
            return registry.events().status("ci").orElseThrow().retryAt().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 Too Many Requests | 60 | 60",
                "503 Service Unavailable | 120 | 120",
                "503 Service Unavailable | Thu, 15 Jan 2026 10:32:00 GMT | 120",
                "500 Internal Server Error | 0 | 1",
                "503 Service Unavailable | Thu, 15 Jan 2026 10:00:00 GMT | 1",
                "503 Service Unavailable | 3600 | 3600",
                "503 Service Unavailable | 99999999999999999999999999 | 86400",
                "503 Service Unavailable | Thu, 15 Jan 2037 10:30:00 GMT | 86400",
                "503 Service Unavailable | Thursday, 15-Jan-26 10:32:00 GMT | 120",
                "503 Service Unavailable | Saturday, 15-Jan-77 10:32:00 GMT | 1",
                "503 Service Unavailable | Friday, 15-Jan-26 10:32:00 GMT | 1",
                "503 Service Unavailable | Thu Jan 15 10:32:00 2026 | 120",
                "503 Service Unavailable | Thu Feb  5 10:30:00 2026 | 86400",
                "503 Service Unavailable | soon | 1",
                "503 Service Unavailable | -5 | 1",
                "503 Service Unavailable | Thu, 31 Feb 2026 10:30:00 GMT | 1"
            })
    void isTriedAgainWhenTheAnswerSaysUpToADay(String answer, String retryAfter, long seconds) {
        assertThat(retryAt(answer + "\r\nRetry-After: " + retryAfter)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainWhateverElseTheAnswerSays() {
        try (SocketServer server = new SocketServer("404 Not Found\r\nRetry-After: 60")) {
            assertThatThrownBy(() -> to(server).build().on(EVENT)).isInstanceOf(UndeliverableException.class);
        }
    }

    @Test
    void tellsNothingOfItsAddressButWhereItLeads() {
        Webhook slack = Webhook.to(URI.create("https://hooks.example.org/services/T0/B0/s3cret?token=t"))
                .build();

        assertThat(slack).hasToString("Webhook[https://hooks.example.org]");
        assertThat(Webhook.to(URI.create("http://localhost:8080/x/s3cret")).build())
                .hasToString("Webhook[http://localhost:8080]");
    }
}
