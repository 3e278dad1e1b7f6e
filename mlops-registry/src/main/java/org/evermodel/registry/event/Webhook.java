package org.evermodel.registry.event;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.evermodel.event.Event;
import org.evermodel.event.EventListener;
import org.evermodel.event.Origin;
import org.evermodel.event.TryLaterException;
import org.evermodel.event.UndeliverableException;
import org.evermodel.registry.ledger.Content;

/**
 * Posts each event as JSON to an address.
 *
 * <pre>{@code
 * registry.events().subscribe("ci", Webhook.to(URI.create("https://ci.example.org/hook")).signedWith(secret).build());
 * }</pre>
 *
 * <p>The body is {@code {"entity":"alias","action":"moved","timestamp":"2026-01-15T10:30:00Z","data":{…}}}. The headers are
 * those of MLflow's webhooks, so receivers check both alike: {@code X-MLflow-Delivery-Id}, which is the same when an event
 * comes again; {@code X-MLflow-Timestamp}, seconds since 1970, when it was sent; and {@code X-MLflow-Signature}, {@code v1,}
 * followed by the Base64 form of the HMAC-SHA256 over {@code deliveryId.timestamp.body} under the secret.
 *
 * <p>An answer of 2xx means that the event was handled. 429, 5xx, no answer in time and anything that goes wrong on the way
 * are tried again by the subscription, not before the time that a {@code Retry-After} names, up to
 * {@link Delivery#LONGEST_ASKED_PAUSE}; another answer is not, and a redirection is never followed. The address must be
 * https, or http to this machine, unless told otherwise. Thread-safe.
 */
public final class Webhook implements EventListener {
    private static final String HMAC = "HmacSHA256";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI address;
    private final Optional<SecretKeySpec> secret;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient client;

    private Webhook(Builder builder) {
        this.address = builder.address;
        this.secret = builder.secret;
        this.timeout = builder.timeout;
        this.clock = builder.clock;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** A webhook that posts to {@code address}, to be described further and built. */
    public static Builder to(URI address) {
        return new Builder(address, Clock.systemUTC());
    }

    @Override
    public void on(Event event) throws IOException, InterruptedException {
        String body = body(event.origin());
        // Part of a hash that no other row has: it takes fewer characters, and collides as seldom as a random UUID.
        String id = event.origin().hash().hex().substring(0, 32);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-MLflow-Delivery-Id", id)
                .header("X-MLflow-Timestamp", timestamp)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        secret.ifPresent(key -> request.header("X-MLflow-Signature", sign(key, id + "." + timestamp + "." + body)));
        judge(send(request.build()));
    }

    private static String body(Origin origin) {
        int dot = origin.action().indexOf('.');
        return Content.builder()
                .put("entity", dot < 0 ? origin.action() : origin.action().substring(0, dot))
                .put("action", origin.action().substring(dot + 1))
                .put("timestamp", origin.at())
                .putObject(
                        "data",
                        Content.builder()
                                .put("sequence", origin.sequence())
                                .put("hash", origin.hash())
                                .put("actor", origin.actor())
                                .put("subject", origin.subject())
                                .put("reason", origin.reason())
                                .putTexts("details", origin.details())
                                .build())
                .build()
                .json();
    }

    private static String sign(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform knows " + HMAC, e);
        }
    }

    /** The answer; bounded in time even where the answer's body never ends. */
    private HttpResponse<Void> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(this + " gave no answer within " + timeout, e);
        } catch (ExecutionException e) {
            throw new IOException(this + " could not be reached: " + e.getCause(), e);
        } finally {
            answer.cancel(true);
        }
    }

    private void judge(HttpResponse<Void> answer) throws IOException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String what = this + " answered " + status;
        if (status != TOO_MANY_REQUESTS && status < 500) {
            throw new UndeliverableException(what + ", which no repetition would change");
        }
        Optional<Duration> pause =
                answer.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.read(text, clock.instant()));
        if (pause.isPresent()) {
            throw new TryLaterException(what + ", to be asked again in " + pause.get(), pause.get());
        }
        throw new IOException(what);
    }

    /** Without the path and the query: many services keep what is secret in them, and this is stored and logged. */
    @Override
    public String toString() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return "Webhook[" + address.getScheme() + "://" + address.getHost() + port + "]";
    }

    /** Describes a webhook to be built. Not thread-safe. */
    public static final class Builder {
        private final URI address;
        private Optional<SecretKeySpec> secret = Optional.empty();
        private Duration timeout = Duration.ofSeconds(10);
        private Clock clock;
        private boolean plain;

        private Builder(URI address, Clock clock) {
            this.address = address;
            this.clock = clock;
        }

        /** Signs what is sent; unsigned unless told. */
        public Builder signedWith(String key) {
            if (key.isEmpty()) {
                throw new IllegalArgumentException("the secret of a webhook must not be empty");
            }
            secret = Optional.of(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return this;
        }

        /** How long it waits for an answer; ten seconds unless told. */
        public Builder timeout(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                throw new IllegalArgumentException("the timeout of a webhook must be positive, but was " + longest);
            }
            timeout = longest;
            return this;
        }

        /** Allows http to other machines, where everybody on the way reads what is sent. */
        public Builder allowPlainHttp() {
            plain = true;
            return this;
        }

        /** Tells when things are sent; the system's clock unless told. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** The webhook. Throws IllegalArgumentException where the address is none that it may post to. */
        public Webhook build() {
            String host = Optional.ofNullable(address.getHost()).orElse("");
            String scheme = Optional.ofNullable(address.getScheme()).orElse("");
            boolean allowed = scheme.equals("https") || (scheme.equals("http") && (plain || LOOPBACK.contains(host)));
            if (!allowed || host.isEmpty() || address.getUserInfo() != null) {
                throw new IllegalArgumentException("a webhook posts to https, or to http on this machine, without a"
                        + " user's name in the address, but the address was " + scheme + "://" + host);
            }
            return new Webhook(this);
        }
    }
}
