package org.evermodel.examples.registry;

import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Command;

/** The command {@code registry}, which only has commands of its own. */
@Command(
        name = "registry",
        sortOptions = false,
        description =
                "Looks at what is remembered, and changes it: list, show, history, alias, rollback, compare, lineage,"
                        + " search, export, import, gc, verify.")
public final class RegistryCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** A command that speaks to {@code terminal}. */
    public RegistryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The commands of this one. */
    public List<Object> commands() {
        return List.of(
                new ListCommand(terminal),
                new ShowCommand(terminal),
                new HistoryCommand(terminal),
                new AliasCommand(terminal),
                new RollbackCommand(terminal),
                new CompareCommand(terminal),
                new LineageCommand(terminal),
                new SearchCommand(terminal),
                new ExportCommand(terminal),
                new ImportCommand(terminal),
                new GcCommand(terminal),
                new VerifyCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new UsageException("registry needs to be told what to do: list, show, history, alias, rollback, compare,"
                + " lineage, search, export, import, gc or verify");
    }
}
