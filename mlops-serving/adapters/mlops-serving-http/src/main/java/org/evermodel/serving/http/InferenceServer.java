package org.evermodel.serving.http;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.ModelName;
import org.evermodel.serving.Endpoint;

/**
 * Endpoints over HTTP: the Open Inference Protocol v2 and MLflow's {@code /invocations}, in JSON.
 *
 * <pre>{@code
 * try (InferenceServer server = InferenceServer.builder().endpoint(endpoint).start()) {
 *     server.address(); // http://127.0.0.1:49152, where /v2/models/churn/infer answers
 * }
 * }</pre>
 *
 * <p>The answers are those of the endpoint, bit for bit. It listens on loopback unless told otherwise, speaks no TLS and
 * asks nobody who they are, so where others can reach it, it belongs behind what does. Whatever a client does costs a
 * bounded amount of memory and time. Endpoints stay the host's to close. Thread-safe.
 */
public interface InferenceServer extends AutoCloseable {
    /** Describes a server; nothing listens before it is started. */
    static Builder builder() {
        return new Builder(
                InetAddress.getLoopbackAddress(), Runtime.getRuntime().maxMemory());
    }

    /** Where it listens, such as {@code http://127.0.0.1:49152}. */
    URI address();

    /** Whether it takes requests: from its start until it drains. */
    boolean ready();

    /** Serves one more endpoint. Throws IllegalArgumentException where its model is served already. */
    void add(Endpoint endpoint);

    /**
     * No longer serves a model; requests under way are answered. Throws {@link org.evermodel.NotFoundException} where it is
     * not served.
     */
    void remove(ModelName model);

    /**
     * Answers 503 from now on, and waits until the requests under way are answered, but no longer than
     * {@link Builder#drain(Duration)}. Returns whether all of them were.
     */
    boolean drain();

    /** Drains and stops listening. May be called twice. */
    @Override
    void close();

    /** Describes a server to be started. Not thread-safe. */
    final class Builder {
        private static final int BODY_BYTES = 16 << 20;
        private static final int HEADER_BYTES = 8 << 10;
        private static final int DEPTH = 32;
        private static final int ELEMENTS = 4_000_000;
        private static final int ROWS = 100_000;
        private static final int CONCURRENT = 64;
        private static final int CONNECTIONS = 1_000;
        /** The part of the heap that bodies may fill, and replies once more. */
        private static final int HEAP_PART = 16;

        private final List<Endpoint> endpoints = new ArrayList<>();
        private final long heap;
        private InetAddress address;
        private int port;
        private int bodyBytes = BODY_BYTES;
        private int headerBytes = HEADER_BYTES;
        private int depth = DEPTH;
        private int elements = ELEMENTS;
        private int rows = ROWS;
        private int concurrent = CONCURRENT;
        private int connections = CONNECTIONS;
        private Duration idle = Duration.ofSeconds(30);
        private Duration arrival = Duration.ofSeconds(20);
        private Duration drain = Duration.ofSeconds(10);

        private Builder(InetAddress address, long heap) {
            this.address = address;
            this.heap = heap;
        }

        /** The address to listen on; loopback unless told. */
        public Builder bind(InetAddress one) {
            address = one;
            return this;
        }

        /** The port to listen on; 0, which it is unless told, is any free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Serves an endpoint under the name of its model. */
        public Builder endpoint(Endpoint endpoint) {
            endpoints.add(endpoint);
            return this;
        }

        /** How large a body may be, in bytes, beyond which it is refused with 413; 16 MiB unless told. */
        public Builder bodyBytes(int most) {
            bodyBytes = positive("bodyBytes", most);
            return this;
        }

        /** How large a request's line and headers may be together, beyond which they are refused; 8 KiB unless told. */
        public Builder headerBytes(int most) {
            headerBytes = positive("headerBytes", most);
            return this;
        }

        /** How deep the arrays and objects of a body may be nested; 32 unless told. */
        public Builder depth(int most) {
            depth = positive("depth", most);
            return this;
        }

        /**
         * How many cells and other elements a body may hold, cells that are left out included, and how many scores its
         * answer; beyond it is refused with 413. 4,000,000 unless told.
         */
        public Builder elements(int most) {
            elements = positive("elements", most);
            return this;
        }

        /** How many rows a request may ask about, beyond which it is refused with 413; 100,000 unless told. */
        public Builder rows(int most) {
            rows = positive("rows", most);
            return this;
        }

        /** How many requests are answered at one time; one beyond is refused with 503. 64 unless told. */
        public Builder concurrent(int most) {
            concurrent = positive("concurrent", most);
            return this;
        }

        /** How many connections are open at one time; one beyond waits until another closes. 1,000 unless told. */
        public Builder connections(int most) {
            connections = positive("connections", most);
            return this;
        }

        /** How long a connection may be silent; 30 seconds unless told. */
        public Builder idle(Duration most) {
            idle = most;
            return this;
        }

        /**
         * How long a request may take to arrive, however steadily it drips, and its reply to be read, beside a second for
         * each megabyte of it; 20 seconds unless told.
         */
        public Builder arrival(Duration most) {
            arrival = most;
            return this;
        }

        /** How long draining waits for requests under way; 10 seconds unless told. */
        public Builder drain(Duration most) {
            drain = most;
            return this;
        }

        private static int positive(String what, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be at least 1, but was " + number);
            }
            return number;
        }

        /**
         * Binds, listens and answers. Throws {@link java.io.UncheckedIOException} where the port cannot be had, and
         * IllegalArgumentException where two endpoints serve one model.
         */
        public InferenceServer start() {
            Settings settings = new Settings(
                    address,
                    port,
                    bodyBytes,
                    headerBytes,
                    depth,
                    elements,
                    rows,
                    Math.max(bodyBytes, heap / HEAP_PART),
                    concurrent,
                    connections,
                    idle,
                    arrival,
                    drain);
            return JettyServer.start(settings, endpoints);
        }
    }
}
