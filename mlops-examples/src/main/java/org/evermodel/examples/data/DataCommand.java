package org.evermodel.examples.data;

import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Command;

/** The command {@code data}, which only has commands of its own. */
@Command(
        name = "data",
        sortOptions = false,
        description = "Looks at tables: profile, drift, check, leaks, register, diff.")
public final class DataCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** A command that speaks to {@code terminal}. */
    public DataCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The commands of this one. */
    public List<Object> commands() {
        return List.of(
                new ProfileCommand(terminal),
                new DriftCommand(terminal),
                new CheckCommand(terminal),
                new LeaksCommand(terminal),
                new RegisterCommand(terminal),
                new DiffCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new UsageException("data needs to be told what to do: profile, drift, check, leaks, register or diff");
    }
}
