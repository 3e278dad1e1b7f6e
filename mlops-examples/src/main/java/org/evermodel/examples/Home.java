package org.evermodel.examples;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evermodel.pipeline.RunListener;
import org.evermodel.pipeline.Runner;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.spi.Storage;
import org.evermodel.tribuo.TribuoFlavor;

/** The folder in which commands remember everything, and those who work in it. */
public final class Home implements AutoCloseable {
    private static final int MOST_WORKERS = 4;

    private final Storage storage;
    private final Registry registry;
    private final Runner runner;
    private final ExecutorService workers;

    private Home(Storage storage, Registry registry, Runner runner, ExecutorService workers) {
        this.storage = storage;
        this.registry = registry;
        this.runner = runner;
        this.workers = workers;
    }

    /** Opens the home in {@code folder}, which need not exist; {@code listener} is told of runs. */
    public static Home open(Path folder, RunListener listener) {
        Storage storage = LocalStorage.at(folder);
        Registry registry = Registry.builder(storage).flavor(new TribuoFlavor()).open();
        Runner runner = Runner.builder()
                .storage(storage)
                .recorder(registry.experiments())
                .listener(listener)
                .build();
        int cores = Runtime.getRuntime().availableProcessors();
        return new Home(storage, registry, runner, Executors.newFixedThreadPool(Math.min(MOST_WORKERS, cores)));
    }

    /** What the registry keeps everything in, for runners of one's own. */
    public Storage storage() {
        return storage;
    }

    /** The registry. */
    public Registry registry() {
        return registry;
    }

    /** Runs pipelines, keeps the outputs of their steps, and records them in the registry. */
    public Runner runner() {
        return runner;
    }

    /** Trains models side by side. */
    public Executor workers() {
        return workers;
    }

    @Override
    public void close() {
        workers.shutdown();
        registry.close();
    }
}
