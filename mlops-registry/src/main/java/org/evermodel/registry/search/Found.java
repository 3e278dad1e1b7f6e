package org.evermodel.registry.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param items what was found, in the order of the search
 * @param nextPage what to give to {@link Search#after} for the page that follows; empty where this one is the last
 * @param <T> what was searched
 */
public record Found<T>(List<T> items, Optional<String> nextPage) {
    /** Copies the items. */
    public Found {
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return "Found[" + items.size() + (nextPage.isPresent() ? " and more" : "") + ": " + items + "]";
    }
}
