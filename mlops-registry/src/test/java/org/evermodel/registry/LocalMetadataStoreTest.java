package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.spi.MetadataStore;
import org.evermodel.testkit.MetadataStoreContract;
import org.junit.jupiter.api.io.TempDir;

class LocalMetadataStoreTest extends MetadataStoreContract {
    @TempDir
    Path home;

    @Override
    protected MetadataStore open() {
        return LocalStorage.at(home).metadata();
    }
}
