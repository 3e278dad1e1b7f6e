package org.evermodel.examples;

import java.nio.file.Path;
import org.evermodel.pipeline.RunListener;
import org.evermodel.pipeline.Runner;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.spi.Storage;
import org.evermodel.tribuo.TribuoFlavor;

/**
 * The folder in which commands remember everything: a registry, and the kept outputs of pipelines beside it.
 *
 * @param registry the registry
 * @param runner runs pipelines that are recorded in the registry
 */
public record Home(Registry registry, Runner runner) implements AutoCloseable {
    /** Opens the home in {@code folder}, which need not exist; {@code listener} is told of runs. */
    public static Home open(Path folder, RunListener listener) {
        Storage storage = LocalStorage.at(folder);
        Registry registry = Registry.builder(storage).flavor(new TribuoFlavor()).open();
        Runner runner = Runner.builder()
                .storage(storage)
                .recorder(registry.experiments())
                .listener(listener)
                .build();
        return new Home(registry, runner);
    }

    @Override
    public void close() {
        registry.close();
    }
}
