package org.evermodel.examples.data;

import java.util.concurrent.Callable;
import org.evermodel.diff.DatasetDiff;
import org.evermodel.diff.DiffOptions;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.options.KeyOption;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code data diff --home DIR NAME V1 V2}: what changed from one version to another. */
@Command(
        name = "diff",
        sortOptions = false,
        description = "Tells what changed from one version of a dataset to another: columns, rows, figures, drift.")
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "The dataset.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "V1", description = "The number of the version there was.")
    private int before;

    @Parameters(index = "2", paramLabel = "V2", description = "The number of the version there is.")
    private int after;

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private JsonOption json = new JsonOption();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DiffOptions options = DiffOptions.defaults().byKey(key.columns().toArray(String[]::new));
        try (Registry registry = Registry.open(LocalStorage.at(home.path()))) {
            DatasetDiff diff = registry.datasets().diff(RegisterCommand.dataset(name), before, after, options);
            json.say(terminal, diff.toMarkdown(), JsonLine.parse(diff.toJson()));
            return 0;
        }
    }
}
