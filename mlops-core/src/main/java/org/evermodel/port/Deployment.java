package org.evermodel.port;

import java.net.URI;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;

/** A model where it answers. Thread-safe. */
public interface Deployment extends AutoCloseable {
    /** The model. */
    ModelName model();

    /** Where it can be asked from outside this process, if it can. */
    Optional<URI> address();

    /** Whether it answers now. */
    boolean ready();

    /**
     * Asks it the way its users do, so over the network where it is deployed behind an address. Throws
     * IllegalArgumentException where the row is not one the model takes, and IllegalStateException after
     * {@link #close()}.
     */
    Prediction predict(Row row);

    /** Takes it away: waits for the requests under way, a bounded time, and frees what they used. May be called twice. */
    @Override
    void close();
}
