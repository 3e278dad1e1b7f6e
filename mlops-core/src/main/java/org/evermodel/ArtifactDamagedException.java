package org.evermodel;

/** The bytes of an artifact are missing or are no longer those that were stored. Nothing of them was handed out as good. */
public class ArtifactDamagedException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final transient Digest expected;

    /**
     * Says which artifact and how it is damaged.
     *
     * @param expected the digest under which the bytes were stored
     * @param what how they differ, and where they lie
     */
    public ArtifactDamagedException(Digest expected, String what) {
        super("artifact " + expected + " is damaged: " + what);
        this.expected = expected;
    }

    /** The digest under which the bytes were stored. */
    public Digest expected() {
        return expected;
    }
}
