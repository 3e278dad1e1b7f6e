package org.evermodel.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.evermodel.ModelName;
import org.evermodel.serving.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of Jetty's that listens. */
final class JettyServer implements InferenceServer {
    private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
    private static final int LEAST_THREADS = 4;
    private static final int OTHER_THREADS = 8;

    private final Settings settings;
    private final Served served;
    private final Gate gate;
    private final Server server;
    private final ServerConnector connector;

    private JettyServer(Settings settings, Served served) {
        this.settings = settings;
        this.served = served;
        this.gate = new Gate(settings.concurrent(), settings.inFlightBytes());
        QueuedThreadPool threads = new QueuedThreadPool(settings.concurrent() + OTHER_THREADS, LEAST_THREADS);
        threads.setName("evermodel-http");
        threads.setDaemon(true);
        ScheduledExecutorScheduler timer = new ScheduledExecutorScheduler("evermodel-http-timer", true);
        server = new Server(threads, timer, null);
        connector = new ServerConnector(server, 1, -1, new HttpConnectionFactory(http(settings)));
        connector.setHost(settings.address().getHostAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idle().toMillis());
        connector.addBean(new ArrivalWatch(timer, settings.arrival()));
        connector.addBean(new NetworkConnectionLimit(settings.connections(), connector));
        server.addConnector(connector);
        Json json = new Json(settings.depth());
        Inference inference = new Inference(json, settings.elements());
        Router router = new Router(served, inference, json.factory(), gate::isOpen, version());
        server.setHandler(new Front(router, gate, settings.bodyBytes(), settings.arrival()));
        server.setErrorHandler(new JsonErrors());
    }

    private static HttpConfiguration http(Settings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(settings.headerBytes());
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        return http;
    }

    static InferenceServer start(Settings settings, Collection<Endpoint> endpoints) {
        Served served = new Served();
        endpoints.forEach(served::add);
        JettyServer starting = new JettyServer(settings, served);
        starting.start();
        return starting;
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw e instanceof IOException io
                    ? new UncheckedIOException(
                            "cannot listen on " + settings.address() + " at port " + settings.port() + ": "
                                    + io.getMessage(),
                            io)
                    : new IllegalStateException("the HTTP server did not start", e);
        }
    }

    private static String version() {
        try (InputStream text = JettyServer.class.getResourceAsStream("version.txt")) {
            return text == null ? "unknown" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the file that tells the version cannot be read", e);
        }
    }

    @Override
    public URI address() {
        InetAddress address = settings.address();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return URI.create("http://" + host + ":" + connector.getLocalPort());
    }

    @Override
    public boolean ready() {
        return gate.isOpen();
    }

    @Override
    public void add(Endpoint endpoint) {
        served.add(endpoint);
    }

    @Override
    public void remove(ModelName model) {
        served.remove(model);
    }

    @Override
    public boolean drain() {
        return gate.drain(settings.drain());
    }

    @Override
    public void close() {
        if (!drain()) {
            LOG.warn("requests were still under way after {} and are cut off", settings.drain());
        }
        stop();
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the HTTP server did not stop as it should", e);
        }
    }

    @Override
    public String toString() {
        return "InferenceServer[" + address() + (ready() ? "]" : ", not ready]");
    }
}
