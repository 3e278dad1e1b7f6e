package org.evermodel.registry.search;

/**
 * What found things are ordered by. Those with equal values come in order of their identities, those without a value
 * last, whichever the direction.
 *
 * @param key what decides
 * @param descending whether the greatest comes first
 */
public record Sort(Key key, boolean descending) {
    /** The least first. */
    public static Sort ascending(Key key) {
        return new Sort(key, false);
    }

    /** The greatest first. */
    public static Sort descending(Key key) {
        return new Sort(key, true);
    }

    /** Reads an order such as {@code metrics.auc DESC}; throws InvalidSearchException where it is none. */
    public static Sort parse(String text) {
        FilterParser parser = new FilterParser(text);
        Key key = parser.key();
        return new Sort(key, parser.descends());
    }

    /** The order as text. */
    @Override
    public String toString() {
        return key + (descending ? " DESC" : " ASC");
    }
}
