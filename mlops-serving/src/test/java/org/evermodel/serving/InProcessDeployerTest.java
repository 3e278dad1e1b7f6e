package org.evermodel.serving;

import java.time.Duration;
import org.evermodel.port.Deployer;
import org.evermodel.testkit.DeployerContract;
import org.evermodel.testkit.TestModels;

class InProcessDeployerTest extends DeployerContract {
    @Override
    protected Deployer deployer(TestModels models) {
        return InProcessDeployer.of(models).followEvery(Duration.ofMillis(1));
    }
}
