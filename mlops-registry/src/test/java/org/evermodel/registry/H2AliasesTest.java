package org.evermodel.registry;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class H2AliasesTest extends AliasesContract {
    @TempDir
    Path folder;

    private Optional<String> address = Optional.empty();

    @Override
    Storage storage() {
        String known = address.orElseGet(() -> Stores.create("h2", folder));
        address = Optional.of(known);
        return Stores.open(known);
    }
}
