package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.spi.MetadataStore;
import org.evermodel.testkit.MetadataSearchContract;
import org.junit.jupiter.api.io.TempDir;

class LocalMetadataSearchTest extends MetadataSearchContract {
    @TempDir
    Path home;

    @Override
    protected MetadataStore open() {
        return LocalStorage.at(home).metadata();
    }
}
