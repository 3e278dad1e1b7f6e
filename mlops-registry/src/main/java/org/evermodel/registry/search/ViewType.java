package org.evermodel.registry.search;

/** Whether a search finds what was deleted. */
public enum ViewType {
    /** Only what was not deleted. */
    ACTIVE_ONLY,
    /** Only what was deleted. */
    DELETED_ONLY,
    /** Both. */
    ALL
}
