package org.evermodel.port;

import org.evermodel.MlopsException;
import org.evermodel.ModelUri;
import org.evermodel.VersionStatus;

/** An alias or a routing was to name a version that exists but is not offered, such as an archived one. */
public class VersionNotOfferedException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final VersionStatus status;

    /** Says which version it is and why it is not offered. */
    public VersionNotOfferedException(ModelUri version, VersionStatus status) {
        super(version + " is " + status + ", and an alias or a routing names only what is " + VersionStatus.READY);
        this.status = status;
    }

    /** Where the version stands in its life. */
    public VersionStatus status() {
        return status;
    }
}
