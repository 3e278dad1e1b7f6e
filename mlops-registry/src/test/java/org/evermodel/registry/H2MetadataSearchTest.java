package org.evermodel.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.MetadataSearchContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2MetadataSearchTest extends MetadataSearchContract {
    @TempDir
    Path folder;

    private final List<Storage> opened = new ArrayList<>();

    @Override
    protected MetadataStore open() {
        Storage storage = Stores.open(Stores.create("h2", folder));
        opened.add(storage);
        return storage.metadata();
    }

    @AfterEach
    void closePools() {
        opened.forEach(Storage::close);
    }
}
