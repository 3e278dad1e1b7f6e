package org.evermodel.registry.catalogue;

/**
 * Something that depends on a version of a model, so that the version cannot be taken away.
 *
 * @param kind what it is
 * @param what which one it is, such as {@code models:/churn@champion}
 */
public record Dependent(Kind kind, String what) {
    /** What depends on versions. */
    public enum Kind {
        /** An alias that names it. */
        ALIAS,
        /** A routing that gives it traffic, as a canary or a shadow. */
        ROUTING,
        /** A run that read it. */
        RUN
    }

    @Override
    public String toString() {
        return what;
    }
}
