package org.evermodel.examples.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evermodel.DatasetName;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.FormatOptions;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.options.RejectOptions;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code data register --home DIR NAME FILE}: keeps a table as a version of a dataset. */
@Command(
        name = "register",
        sortOptions = false,
        description = "Keeps a file's table as the next version of a dataset, unless a version has its content already."
                + " Reads files of any size.")
final class RegisterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "The dataset.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, as CSV.")
    private Path file = Path.of("");

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private RejectOptions rejects = new RejectOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    RegisterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static DatasetName dataset(String name) {
        try {
            return new DatasetName(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Integer call() {
        DatasetName dataset = dataset(name);
        try (Registry registry = Registry.open(LocalStorage.at(home.path()))) {
            DatasetVersion version = registry.datasets().register(dataset, rejects.source(file, format.format()));
            ObjectNode object = JsonLine.object();
            object.put("name", version.name().value());
            object.put("version", version.number());
            object.put("rows", version.rows());
            object.put("fingerprint", version.fingerprint().toString());
            json.say(terminal, version.toString(), object);
            return 0;
        }
    }
}
