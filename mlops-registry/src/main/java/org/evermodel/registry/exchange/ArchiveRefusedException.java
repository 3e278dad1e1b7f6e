package org.evermodel.registry.exchange;

import org.evermodel.MlopsException;

/** An archive is not what it should be, or does not fit the registry it would go into. Nothing of it was taken over. */
public class ArchiveRefusedException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Why an archive is refused. */
    public enum Fault {
        /** It is no archive of ours, or one that was compressed. */
        NOT_AN_ARCHIVE,
        /** It was written by a later version of this library. */
        NEWER_FORMAT,
        /** It ends too early. */
        TRUNCATED,
        /** Its bytes are not those its manifest lists, or not in the one form they have. */
        DAMAGED,
        /** It is larger than the limits allow. */
        TOO_LARGE,
        /** What it says cannot be understood. */
        MISSHAPEN,
        /** It contradicts itself: something is missing, too much, or not as its own audit log tells. */
        UNSOUND,
        /** It holds a registry, and would go into another one. */
        OTHER_REGISTRY
    }

    /** Why. */
    private final Fault fault;

    /** Refuses an archive; {@code message} says what was expected and what was found. */
    public ArchiveRefusedException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** As above, because of {@code cause}. */
    public ArchiveRefusedException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** Why. */
    public Fault fault() {
        return fault;
    }
}
