package org.evermodel.registry.search;

import java.util.List;
import java.util.Optional;
import org.evermodel.spi.Condition;

/**
 * What is wanted, in which order, and which page of it. Immutable and thread-safe.
 *
 * <pre>{@code
 * Search best = Search.where("metrics.auc > 0.9 and tags.team = 'risk'").orderedBy("metrics.auc DESC");
 * Found<Run> page = registry.search().runs(best);
 * while (page.nextPage().isPresent()) {
 *     page = registry.search().runs(best.after(page.nextPage().get()));
 * }
 * }</pre>
 *
 * <p>Pages go on behind the last thing shown, whether or not it is still there: what does not change while pages are
 * fetched is found exactly once, whatever others write meanwhile.
 *
 * @param filter what all found things meet
 * @param sort the order; empty for the usual one of what is searched
 * @param view whether deleted things are found
 * @param pageSize at most so many things, 1 to {@value #LARGEST_PAGE}
 * @param pageToken where the page starts, as the page before it told; empty for the first
 */
public record Search(Filter filter, Optional<Sort> sort, ViewType view, int pageSize, Optional<String> pageToken) {
    /** The largest page. */
    public static final int LARGEST_PAGE = 10_000;

    private static final int USUAL_PAGE = 100;

    /** Refuses a page of another size. */
    public Search {
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "a page must hold 1 to " + LARGEST_PAGE + " things, but the size was " + pageSize);
        }
    }

    /** The first 100 of everything that was not deleted. */
    public static Search everything() {
        return where(Filter.EVERYTHING);
    }

    /** The first 100 that meet a filter as text; throws InvalidSearchException where it cannot be read. */
    public static Search where(String filter) {
        return where(Filter.parse(filter));
    }

    /** The first 100 that meet conditions; see {@link Key}. */
    public static Search where(Condition... conditions) {
        return where(new Filter(List.of(conditions)));
    }

    /** The first 100 that meet a filter. */
    public static Search where(Filter filter) {
        return new Search(filter, Optional.empty(), ViewType.ACTIVE_ONLY, USUAL_PAGE, Optional.empty());
    }

    /** In an order as text, such as {@code metrics.auc DESC}. */
    public Search orderedBy(String order) {
        return orderedBy(Sort.parse(order));
    }

    /** In an order. */
    public Search orderedBy(Sort order) {
        return new Search(filter, Optional.of(order), view, pageSize, pageToken);
    }

    /** With or without what was deleted. */
    public Search withView(ViewType which) {
        return new Search(filter, sort, which, pageSize, pageToken);
    }

    /** In pages of another size. */
    public Search withPageSize(int size) {
        return new Search(filter, sort, view, size, pageToken);
    }

    /** The page that another one told to be next. */
    public Search after(String nextPage) {
        return new Search(filter, sort, view, pageSize, Optional.of(nextPage));
    }
}
