package org.evermodel.examples;

import java.util.concurrent.Callable;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.audit.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify --home DIR}: whether all that is remembered is still what was written. */
@Command(
        name = "verify",
        description = "Looks at every artifact, manifest and audit row of a home.",
        footer = {"", "Exit 0: sound. 1: damaged; each damaged thing has a line. 2: no home that can be read."})
final class VerifyCommand implements Callable<Integer> {
    static final int DAMAGED = 1;

    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Registry registry = Registry.open(LocalStorage.at(home.path()))) {
            Verification found = registry.verify();
            found.problems().forEach(problem -> terminal.out().println("damaged: " + problem));
            terminal.out()
                    .println((found.sound()
                                    ? "sound: "
                                    : "DAMAGED: " + found.problems().size() + " problems in ")
                            + found.looked());
            return found.sound() ? 0 : DAMAGED;
        }
    }
}
