package org.evermodel.examples.registry;

import java.util.Optional;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.tribuo.TribuoFlavor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which registry, and in whose name. */
final class RegistryOption {
    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "In whose name changes are made (default: the user of this process).")
    private @Nullable String actor;

    /** Opens it; to be closed by the caller. */
    Registry open() {
        Registry.Builder builder =
                Registry.builder(LocalStorage.at(home.path())).flavor(new TribuoFlavor());
        Optional.ofNullable(actor).ifPresent(builder::actor);
        return builder.open();
    }
}
