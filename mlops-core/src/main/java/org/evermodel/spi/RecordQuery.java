package org.evermodel.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which records of a kind are wanted, in which order, and which page of them.
 *
 * <pre>{@code
 * new RecordQuery("run", List.of(new Condition.Has("metrics.auc")), Order.byNumber("metrics.auc").reversed(),
 *         Optional.empty(), 100);
 * }</pre>
 *
 * @param kind the kind of the records
 * @param conditions what all of them meet; none for all records of the kind
 * @param order the order in which they come
 * @param after where the page before ended; empty for the first page
 * @param limit at most so many, 1 to {@value #LARGEST_LIMIT}
 */
public record RecordQuery(String kind, List<Condition> conditions, Order order, Optional<Position> after, int limit) {
    /** The largest limit. */
    public static final int LARGEST_LIMIT = 100_000;

    /**
     * Copies the conditions; refuses a page that would hold nothing or too much, and one that follows a page of another
     * order.
     */
    public RecordQuery {
        conditions = List.copyOf(conditions);
        MetadataStore.requireLimit(limit);
        if (limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException(
                    "limit of a search must be at most " + LARGEST_LIMIT + ", but was " + limit);
        }
        if (after.isPresent() && !after.get().isIn(order)) {
            throw new IllegalArgumentException(
                    "a page ordered by " + order.by() + " cannot follow " + after.get() + ", which has another order");
        }
    }

    /** What records are ordered by. */
    public enum By {
        /** Their ids, by the UTF-8 bytes. */
        ID,
        /** A number of theirs. */
        NUMBER,
        /** A text of theirs, by the UTF-8 bytes of its {@linkplain Facets#head first characters}. */
        TEXT
    }

    /**
     * An order of records. Those with equal values come in ascending order of their ids; those that lack the field come
     * last, whichever the direction.
     *
     * @param by what decides
     * @param field the field that holds it; empty for ids
     * @param descending whether the greatest comes first
     */
    public record Order(By by, String field, boolean descending) {
        /** Demands a field except for ids. */
        public Order {
            if (by == By.ID ? !field.isEmpty() : field.isEmpty()) {
                throw new IllegalArgumentException("an order by " + by + " cannot have the field \"" + field + "\"");
            }
        }

        /** By ids, the first one first. */
        public static Order byId() {
            return new Order(By.ID, "", false);
        }

        /** By a number. */
        public static Order byNumber(String field) {
            return new Order(By.NUMBER, field, false);
        }

        /** By a text. */
        public static Order byText(String field) {
            return new Order(By.TEXT, field, false);
        }

        /** The other way round; equal values still come in ascending order of ids, but ids themselves descend. */
        public Order reversed() {
            return new Order(by, field, !descending);
        }
    }

    /**
     * A place between two records in an order: behind the record with this value and this id, whether or not it is still
     * there.
     *
     * @param number the number, in an order by numbers, where the record had one
     * @param text the first characters of the text, in an order by texts, where the record had one
     * @param id the record's id
     */
    public record Position(OptionalDouble number, Optional<String> text, String id) {
        /** Leaves of the text what decides. */
        public Position {
            text = text.map(Facets::plain).map(Facets::head);
        }

        private boolean isIn(Order order) {
            return (number.isEmpty() || order.by() == By.NUMBER) && (text.isEmpty() || order.by() == By.TEXT);
        }
    }

    /**
     * Records that were found.
     *
     * @param entries the records, in the order that was asked for
     * @param next where the next page starts; empty where this one is the last
     */
    public record Page(List<MetadataStore.Entry> entries, Optional<Position> next) {
        /** Copies the records. */
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
