package org.evermodel.examples.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.evermodel.ModelUri;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.http.InferenceServer;
import org.evermodel.tribuo.TribuoFlavor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code serve}: answers over HTTP until it is interrupted, and drains before it ends. */
@Command(
        name = "serve",
        sortOptions = false,
        description = {
            "Serves a registered model over HTTP on loopback: the Open Inference Protocol v2 (/v2/models/NAME/infer) and"
                    + " /invocations.",
            "Says READY and the address when it answers, follows an alias that is moved, and serves until it is"
                    + " interrupted; requests under way are answered first."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int HIGHEST_PORT = 65_535;

    private final Terminal terminal;

    @Mixin
    private HomeOption home;

    @Option(
            names = "--model",
            paramLabel = "URI",
            required = true,
            description = "The model: models:/NAME@champion, or models:/NAME/3 for one version.")
    private String model = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    /** A command that speaks to {@code terminal}. */
    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
        this.home = new HomeOption();
    }

    @Override
    public Integer call() throws InterruptedException {
        ModelUri uri = uri();
        try (Registry registry = Registry.builder(LocalStorage.at(existing(home.path())))
                        .flavor(new TribuoFlavor())
                        .open();
                Endpoint endpoint = endpoint(uri, registry)) {
            serve(endpoint);
        }
        return 0;
    }

    private void serve(Endpoint endpoint) throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        InferenceServer server =
                InferenceServer.builder().port(port).endpoint(endpoint).start();
        Thread drain = new Thread(
                () -> {
                    server.close();
                    interrupted.countDown();
                },
                "drain");
        Runtime.getRuntime().addShutdownHook(drain);
        terminal.out().println("READY " + server.address());
        terminal.out().flush();
        try {
            interrupted.await();
        } catch (InterruptedException e) {
            // Only this thread ends, not the program: nothing may listen before an endpoint that is closed.
            Runtime.getRuntime().removeShutdownHook(drain);
            server.close();
            throw e;
        }
    }

    private static Endpoint endpoint(ModelUri uri, Registry registry) {
        return Endpoint.builder(uri.name(), registry.models())
                .serving(uri, registry.routings(), LOOK_EVERY)
                .open();
    }

    private ModelUri uri() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UsageException("--port must be between 0 and " + HIGHEST_PORT + ", but was " + port);
        }
        try {
            return ModelUri.parse(model);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--model: " + e.getMessage(), e);
        }
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--home " + folder + " is no folder; nothing is registered there");
        }
        return folder;
    }
}
