package org.evermodel.port;

import org.evermodel.ModelUri;

/**
 * Brings registered models to where they answer: into this process, behind an address, onto another machine. Proved by
 * the {@code DeployerContract} of the testkit. Thread-safe.
 */
public interface Deployer {
    /**
     * Deploys what the address names and returns when it answers. An alias is followed when it moves. Throws
     * {@link org.evermodel.NotFoundException} where it names nothing, and
     * {@link org.evermodel.model.ModelRefusedException} or {@link org.evermodel.ArtifactDamagedException} where the model
     * does not answer as it did when it was packaged; nothing is deployed then.
     */
    Deployment deploy(ModelUri model);
}
