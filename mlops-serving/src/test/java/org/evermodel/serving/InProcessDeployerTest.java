package org.evermodel.serving;

import java.time.Duration;
import org.evermodel.port.Deployer;
import org.evermodel.port.RoutingLog;
import org.evermodel.testkit.DeployerContract;
import org.evermodel.testkit.TestModels;

class InProcessDeployerTest extends DeployerContract {
    @Override
    protected Deployer deployer(TestModels models, RoutingLog routings) {
        return InProcessDeployer.of(models).routings(routings).followEvery(Duration.ofMillis(1));
    }
}
