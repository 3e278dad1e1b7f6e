package org.evermodel.examples.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where everything is remembered. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".evermodel",
            description = "Where everything is remembered (default: ${DEFAULT-VALUE}).")
    private Path home = Path.of(".evermodel");

    /** Options not given yet. */
    public HomeOption() {}

    /** The folder. */
    public Path path() {
        return home;
    }
}
