package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** In memory. */
class InMemoryContractsTest {
    @TempDir
    Path folder;

    private final Places places = new Places("memory", () -> folder);

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

    @Nested
    class ApprovalsHere extends ApprovalsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class AuditExportHere extends AuditExportContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class CachedModelsHere extends CachedModelsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class DatasetsHere extends DatasetsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class EventsHere extends EventsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

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

    @Nested
    class LifecycleHere extends LifecycleContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class LineageHere extends LineageContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class ModelsHere extends ModelsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class RoutingsHere extends RoutingsContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

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

    @Nested
    class SignaturesHere extends SignaturesContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class SigningHere extends SigningContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }

    @Nested
    class TrackingHere extends TrackingContract {
        @Override
        Storage storage() {
            return places.open();
        }
    }
}
