package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.MetadataSearchContract;
import org.evermodel.testkit.MetadataStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** In PostgreSQL, with artifacts in a folder; what takes long there is for the slow build. */
class PostgresContractsTest {
    @TempDir
    Path folder;

    private final Places places = new Places("postgres", () -> folder);

    @AfterEach
    void close() {
        places.close();
    }

    @Nested
    class AliasesHere extends AliasesContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class ApprovalsHere extends ApprovalsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class AuditExportHere extends AuditExportContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class CachedModelsHere extends CachedModelsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class DatasetsHere extends DatasetsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class EventsHere extends EventsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class ExchangeHere extends ExchangeContract {
        @Override
        Storage source() {
            return places.open("source");
        }

        @Override
        Storage target() {
            return places.open("target");
        }
    }

    @Tag("slow")
    @Nested
    class GcHere extends GcContract {
        @Override
        Storage storage(Clock clock) {
            return places.open(clock);
        }

        @Override
        boolean overwrite(Digest digest, byte[] bytes) {
            return places.overwrite(digest, bytes);
        }
    }

    @Tag("slow")
    @Nested
    class LifecycleHere extends LifecycleContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class LineageHere extends LineageContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class MetadataSearchHere extends MetadataSearchContract {
        @Override
        protected MetadataStore open() {
            return places.open().metadata();
        }
    }

    @Nested
    class MetadataStoreHere extends MetadataStoreContract {
        @Override
        protected MetadataStore open() {
            return places.open().metadata();
        }
    }

    @Tag("slow")
    @Nested
    class ModelsHere extends ModelsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class RoutingsHere extends RoutingsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class RunsHere extends RunsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class SearchHere extends SearchContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class SignaturesHere extends SignaturesContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class SigningHere extends SigningContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Tag("slow")
    @Nested
    class TrackingHere extends TrackingContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }
}
