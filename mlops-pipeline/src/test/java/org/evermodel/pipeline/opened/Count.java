package org.evermodel.pipeline.opened;

import org.evermodel.artifact.Codecs;

/** A record in a package that its module opens to the library, as a host does in its {@code module-info.java}. */
public record Count(int letters, double share) {
    /** Says {@code opens org.evermodel.pipeline.opened to org.evermodel.core}. */
    public static void open() {
        Count.class.getModule().addOpens(Count.class.getPackageName(), Codecs.class.getModule());
    }
}
