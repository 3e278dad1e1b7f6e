package org.evermodel.registry.signing;

import org.evermodel.MlopsException;

/** A version of a model is refused because nobody who is trusted vouches for exactly its bytes. */
public class UntrustedVersionException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the signatures of a version. */
    public enum Fault {
        /** There is none. */
        UNSIGNED,
        /** None is by a key that is trusted. */
        UNTRUSTED_KEY,
        /** One says it is by a trusted key, which did not make it. */
        WRONG_SIGNATURE,
        /** One by a trusted key is of other content than the version's. */
        OTHER_CONTENT,
        /** One cannot be understood. */
        MALFORMED
    }

    /** What is wrong. */
    private final Fault fault;

    /** Refuses a version; {@code message} names it and says what was expected and what was found. */
    public UntrustedVersionException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }
}
