package org.evermodel.serving.http;

import java.time.Duration;
import org.evermodel.port.Deployer;
import org.evermodel.port.RoutingLog;
import org.evermodel.testkit.DeployerContract;
import org.evermodel.testkit.TestModels;

class HttpDeployerTest extends DeployerContract {
    @Override
    protected Deployer deployer(TestModels models, RoutingLog routings) {
        return HttpDeployer.of(models).routings(routings).followEvery(Duration.ofMillis(1));
    }
}
