package org.evermodel.serving.retrain;

import java.util.Optional;

/** Says when the champion should be challenged. Stateless and thread-safe. */
@FunctionalInterface
public interface Trigger {
    /** Why the champion should be challenged now, in words that go on after "because of", or empty. */
    Optional<String> fires(Situation situation);
}
