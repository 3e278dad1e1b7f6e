package org.evermodel.model;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads predictors of one engine back. The host names the flavors it trusts; no class is ever named by a file.
 * Implementations are stateless and thread-safe.
 */
public interface Flavor {
    /** The name written into packages, equal to {@link Predictor#flavor()}. */
    String name();

    /**
     * Reads what {@link Predictor#writeTo} wrote; the stream is left open. Throws
     * {@link org.evermodel.MlopsException} where the bytes are not of this flavor.
     */
    Predictor read(InputStream in, Signature signature) throws IOException;
}
