package org.evermodel.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.MetadataStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class PostgresMetadataStoreTest extends MetadataStoreContract {
    @TempDir
    Path folder;

    private Optional<String> address = Optional.empty();
    private final List<Storage> opened = new ArrayList<>();

    @Override
    protected MetadataStore open() {
        String known = address.orElseGet(() -> Stores.create("postgres", folder));
        address = Optional.of(known);
        Storage storage = Stores.open(known);
        opened.add(storage);
        return storage.metadata();
    }

    @AfterEach
    void closePools() {
        opened.forEach(Storage::close);
    }
}
