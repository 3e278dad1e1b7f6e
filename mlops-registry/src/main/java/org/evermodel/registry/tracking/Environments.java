package org.evermodel.registry.tracking;

import java.util.List;
import java.util.Optional;
import org.evermodel.Digest;

/** The environments that runs and registrations took place in; equal ones are one entry. Thread-safe. */
public interface Environments {
    /**
     * The environment of this process, as it was found when it was first asked for. Whether files differ from the commit
     * is asked of the {@code git} command where there is one, for at most two seconds; where it does not answer, that
     * stays unknown.
     */
    Environment current();

    /** The name under which an environment is recorded: the digest of what it says. */
    Digest digest(Environment environment);

    /** The environment recorded under a digest, if there is one. */
    Optional<Environment> find(Digest digest);

    /** All environments that were recorded, in no order that means anything. */
    List<Environment> all();
}
