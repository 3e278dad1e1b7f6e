package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.port.Deployment;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.junit.jupiter.api.Test;

class RoutedDeploymentTest extends ServedModels {
    @Test
    void aCanaryOfRecordAnswersBesideTheChampionOnly() {
        RoutingLog log = RoutingLog.inMemory(Clock.systemUTC());
        log.record(Samples.READMISSION, 0, Routing.champion().withCanary(3, 1), "all of it");
        models.alias(Samples.READMISSION, Alias.CHALLENGER).moveTo(2, "hopes to serve");
        InProcessDeployer deployer = InProcessDeployer.of(models).routings(log);

        try (Deployment champion = deployer.deploy(ModelUri.of(Samples.READMISSION, Alias.CHAMPION));
                Deployment challenger = deployer.deploy(ModelUri.of(Samples.READMISSION, Alias.CHALLENGER));
                Deployment fixed = deployer.deploy(ModelUri.of(Samples.READMISSION, 1))) {
            assertThat(champion.predict(Samples.ROW)).isEqualTo(ofVersion(3));
            assertThat(challenger.predict(Samples.ROW)).isEqualTo(ofVersion(2));
            assertThat(fixed.predict(Samples.ROW)).isEqualTo(ofVersion(1));
            assertThat(fixed.address()).isEmpty();
        }
    }
}
