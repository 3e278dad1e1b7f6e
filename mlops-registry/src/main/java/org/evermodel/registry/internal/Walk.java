package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.By;
import org.evermodel.spi.RecordQuery.Order;
import org.evermodel.spi.RecordQuery.Position;

/**
 * Goes along an order from where a page starts: first those that are tied with the last one, then those beyond, at the
 * end those that lack the field. Each of the three is one range of one index, which holds the value and the id; so a page
 * costs the same wherever it starts.
 */
final class Walk {
    private final Dialect dialect;
    private final Session session;
    private final Probes probes;
    private final List<Condition> conditions;
    private final Order order;
    private final int wanted;

    Walk(Dialect dialect, Session session, Probes probes, RecordQuery query) {
        this.dialect = dialect;
        this.session = session;
        this.probes = probes;
        this.conditions = query.conditions();
        this.order = query.order();
        this.wanted = query.limit() + 1;
    }

    List<Position> after(Optional<Position> after) throws SQLException {
        if (order.by() == By.ID) {
            return byId(after.map(Position::id).orElse(""), order.descending(), new Sql(), wanted);
        }
        List<Position> hits = new ArrayList<>();
        if (after.isEmpty()) {
            hits.addAll(beyond(Optional.empty(), wanted));
        } else if (!Orders.isLacking(after.get())) {
            hits.addAll(tied(after.get(), wanted));
            hits.addAll(beyond(after, wanted - hits.size()));
        }
        if (hits.size() < wanted && conditions.stream().noneMatch(this::isAboutOrder) && !haveAllTheField()) {
            String from = after.filter(Orders::isLacking).map(Position::id).orElse("");
            hits.addAll(byId(from, false, lacksOrder(), wanted - hits.size()));
        }
        return hits;
    }

    private Probes.At ordered() {
        return new Probes.At("w", Orders.table(order), order.field());
    }

    private boolean isAboutOrder(Condition condition) {
        return Probes.isAbout(condition, ordered());
    }

    /** Two counts of index entries are told much sooner than that none of many records lacks the field. */
    private boolean haveAllTheField() throws SQLException {
        return count(ordered()) == count(new Probes.At("w", "records", ""));
    }

    private long count(Probes.At rows) throws SQLException {
        return new Sql()
                .add("SELECT count(*)")
                .add(probes.from(rows))
                .list(session, counted -> counted.getLong(1))
                .get(0);
    }

    private Sql lacksOrder() {
        return new Sql().add(" AND ").add(probes.lacks(new Probes.At("w", "", ""), Orders.table(order), order.field()));
    }

    private Object value(Position position) {
        return position.number().isPresent()
                ? position.number().getAsDouble()
                : dialect.bytewise(position.text().orElse(""));
    }

    /** Those with the same value, from the next id on. */
    private List<Position> tied(Position last, int limit) throws SQLException {
        return range(
                new Sql()
                        .add(" AND w." + Orders.column(order) + " = ?", value(last))
                        .add(" AND w.id > ?", dialect.bytewise(last.id())),
                " ORDER BY w.id LIMIT ?",
                limit);
    }

    private List<Position> beyond(Optional<Position> last, int limit) throws SQLException {
        if (limit <= 0) {
            return List.of();
        }
        String column = "w." + Orders.column(order);
        Sql range = new Sql();
        if (last.isPresent()) {
            range.add(" AND " + column + (order.descending() ? " < ?" : " > ?"), value(last.get()));
        }
        if (!order.descending()) {
            return range(range, " ORDER BY " + column + ", w.id LIMIT ?", limit);
        }
        return tiesTurned(range(range, " ORDER BY " + column + " DESC, w.id DESC LIMIT ?", limit), limit);
    }

    /**
     * An index that is walked backwards gives ties with the last id first. All but the last group of ties are complete, so
     * they are only turned round; of the last one, which the limit may have cut, the first ids are fetched instead.
     */
    private List<Position> tiesTurned(List<Position> backwards, int limit) throws SQLException {
        List<Position> turned = new ArrayList<>(backwards);
        if (backwards.size() == limit) {
            Position cut = backwards.get(limit - 1);
            int complete = limit;
            while (complete > 0 && Orders.areTied(backwards.get(complete - 1), cut)) {
                complete--;
            }
            turned.subList(complete, limit).clear();
            turned.addAll(tied(new Position(cut.number(), cut.text(), ""), limit - complete));
        }
        turned.sort(Orders.comparator(order));
        return turned;
    }

    private List<Position> range(Sql range, String sorted, int limit) throws SQLException {
        Orders.Reader reader = new Orders.Reader(dialect, order);
        return new Sql()
                .add("SELECT w.id, w." + Orders.column(order))
                .add(probes.from(ordered()))
                .add(range)
                .add(probes.all(ordered(), conditions))
                .add(sorted, limit)
                .list(session, reader::position);
    }

    /** Along the ids: of the records with a text, where one condition says so, as its index has them in order, too. */
    private List<Position> byId(String from, boolean descending, Sql besides, int limit) throws SQLException {
        Probes.At row = conditions.stream()
                .filter(Walk::isOneText)
                .findFirst()
                .map(condition -> new Probes.At("w", "texts", condition.field()))
                .orElse(new Probes.At("w", "records", ""));
        Sql start = from.isEmpty()
                ? new Sql()
                : new Sql().add(descending ? " AND w.id < ?" : " AND w.id > ?", dialect.bytewise(from));
        return new Sql()
                .add("SELECT w.id")
                .add(probes.from(row))
                .add(start)
                .add(probes.all(row, conditions))
                .add(besides)
                .add(descending ? " ORDER BY w.id DESC LIMIT ?" : " ORDER BY w.id LIMIT ?", limit)
                .list(session, rows -> Orders.lacking(dialect.bytewise(rows, 1)));
    }

    private static boolean isOneText(Condition condition) {
        return condition instanceof Condition.OneOf oneOf
                && oneOf.among()
                && oneOf.values().size() == 1;
    }
}
