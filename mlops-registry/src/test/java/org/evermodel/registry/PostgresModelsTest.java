package org.evermodel.registry;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class PostgresModelsTest extends ModelsContract {
    @TempDir
    Path folder;

    private Optional<String> address = Optional.empty();

    @Override
    Storage storage() {
        String known = address.orElseGet(() -> Stores.create("postgres", folder));
        address = Optional.of(known);
        return Stores.open(known);
    }
}
