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
    private static final int MOST_SELECTORS = 4;

    private final Settings settings;
    private final Served served;
    private final Gate gate;
    private final Server server;
    private final URI address;

    /** Starts. */
    private JettyServer(Settings settings, Served served) {
        this.settings = settings;
        this.served = served;
        this.gate = new Gate(settings.concurrent(), settings.inFlightBytes());
        Json json = new Json(settings.depth());
        Inference inference = new Inference(json, settings.elements(), settings.rows(), gate.replies());
        Router router = new Router(served, inference, json.factory(), gate::isOpen, version());
        this.server = server(settings);
        ServerConnector connector = connector(server, settings);
        server.addConnector(connector);
        server.setHandler(new Front(router, gate, settings.bodyBytes(), settings.arrival()));
        server.setErrorHandler(new JsonErrors());
        start();
        this.address = address(settings.address(), connector.getLocalPort());
    }

    static InferenceServer start(Settings settings, Collection<Endpoint> endpoints) {
        Served served = new Served();
        endpoints.forEach(served::add);
        return new JettyServer(settings, served);
    }

    private static Server server(Settings settings) {
        QueuedThreadPool threads = new QueuedThreadPool(settings.concurrent() + OTHER_THREADS, LEAST_THREADS);
        threads.setName("evermodel-http");
        threads.setDaemon(true);
        return new Server(threads, new ScheduledExecutorScheduler("evermodel-http-timer", true), null);
    }

    private static ServerConnector connector(Server server, Settings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(settings.headerBytes());
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        // Jetty would take half of the cores, which on a large machine is more than all the threads there are.
        int selectors =
                Math.max(1, Math.min(MOST_SELECTORS, Runtime.getRuntime().availableProcessors() / 2));
        ServerConnector connector = new ServerConnector(server, 1, selectors, new HttpConnectionFactory(http));
        connector.setHost(settings.address().getHostAddress());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(settings.connections());
        connector.setIdleTimeout(settings.idle().toMillis());
        connector.addBean(new ArrivalWatch(server.getScheduler(), settings.arrival()));
        connector.addBean(new NetworkConnectionLimit(settings.connections(), connector));
        return connector;
    }

    private static URI address(InetAddress bound, int port) {
        String host = bound instanceof Inet6Address ? "[" + bound.getHostAddress() + "]" : bound.getHostAddress();
        return URI.create("http://" + host + ":" + port);
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
        return address;
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
        return "InferenceServer[" + address + (ready() ? "]" : ", not ready]");
    }
}
