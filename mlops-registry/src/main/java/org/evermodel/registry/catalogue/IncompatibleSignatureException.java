package org.evermodel.registry.catalogue;

import org.evermodel.MlopsException;
import org.evermodel.ModelUri;
import org.evermodel.model.Compatibility;

/** A version was to be registered whose signature is less compatible than the registry demands. */
public class IncompatibleSignatureException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final transient Compatibility verdict;

    /**
     * Says how the signatures differ.
     *
     * @param before the version it would follow
     * @param demanded what is demanded
     * @param verdict what was found
     */
    public IncompatibleSignatureException(ModelUri before, Compatibility.Level demanded, Compatibility verdict) {
        super("a version after " + before + " must be compatible as " + demanded + ", but is " + verdict);
        this.verdict = verdict;
    }

    /** How the signatures differ. */
    public Compatibility verdict() {
        return verdict;
    }
}
