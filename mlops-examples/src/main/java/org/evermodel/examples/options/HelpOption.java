package org.evermodel.examples.options;

import picocli.CommandLine.Option;

/** Tells how a command is used, instead of running it. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Tells how this is used.")
    private boolean help;

    /** Options not given yet. */
    public HelpOption() {}

    @Override
    public String toString() {
        return "HelpOption[" + help + "]";
    }
}
