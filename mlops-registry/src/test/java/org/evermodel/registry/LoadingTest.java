package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.evermodel.Digest;
import org.evermodel.ModelVersion;
import org.evermodel.VersionStatus;
import org.evermodel.model.ModelPackage;
import org.evermodel.registry.keeper.LedgerSignatures;
import org.evermodel.registry.keeper.Packages;
import org.evermodel.registry.keeper.Policies;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.tracker.LedgerEnvironments;
import org.evermodel.registry.tracker.ThisProcess;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.WatchedFlavor;
import org.junit.jupiter.api.Test;

class LoadingTest {
    private final Storage storage = Storage.inMemory();
    private final WatchedFlavor watched = WatchedFlavor.create();

    private Packages packages() {
        Ledger ledger = new Ledger(storage.metadata(), Clock.systemUTC(), new SplittableRandom(1), "tester");
        return new Packages(
                storage.artifacts(),
                List.of(watched),
                new LedgerEnvironments(ledger, ThisProcess::environment),
                new LedgerSignatures(ledger, storage.artifacts(), Policies.NONE));
    }

    @Test
    void whereTheEvaluationCannotBeReadNoModelStaysOpen() {
        Digest bundle = ModelPackage.write(
                        Samples.evaluated(1).candidate(),
                        Map.of("evaluation.json", out -> out.write("{\"format\":99}".getBytes(StandardCharsets.UTF_8))),
                        storage.artifacts())
                .digest();
        ModelVersion version = new ModelVersion(
                Samples.CHURN,
                1,
                VersionStatus.READY,
                bundle,
                Optional.empty(),
                Clock.systemUTC().instant(),
                Map.of());

        assertThatThrownBy(() -> packages().load(version)).isInstanceOf(RuntimeException.class);
        assertThat(watched.open()).isZero();
    }
}
