package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.By;
import org.evermodel.spi.RecordQuery.Order;
import org.evermodel.spi.RecordQuery.Position;

/**
 * Goes along an order from where a page starts: first those that are tied with the last one, then those beyond, at the
 * end those that lack the field. Each of the three is one range of one index, which holds the value and the id; so a page
 * costs the same wherever it starts.
 *
 * <p>A patient walk comes back with records that meet all conditions, however many others there are between. One that is
 * not comes back with as many as it was asked for, and says of each whether it meets them, so that it costs no more.
 */
final class Walk {
    private final Dialect dialect;
    private final Session session;
    private final Probes probes;
    private final List<Condition> conditions;
    private final Order order;
    private final boolean isPatient;

    Walk(Dialect dialect, Session session, Probes probes, RecordQuery query, boolean isPatient) {
        this.dialect = dialect;
        this.session = session;
        this.probes = probes;
        this.conditions = query.conditions();
        this.order = query.order();
        this.isPatient = isPatient;
    }

    /** A record on the way. */
    record Step(Position position, boolean meetsAll) {}

    List<Step> after(Optional<Position> after, int limit) throws SQLException {
        if (order.by() == By.ID) {
            return byId(after.map(Position::id).orElse(""), order.descending(), new Sql(), limit);
        }
        List<Step> steps = new ArrayList<>();
        if (after.isEmpty()) {
            steps.addAll(beyond(Optional.empty(), limit));
        } else if (!Orders.isLacking(after.get())) {
            steps.addAll(tied(after.get(), limit));
            steps.addAll(beyond(after, limit - steps.size()));
        }
        if (steps.size() < limit && mayLackOrder() && !(isPatient && haveAllTheField())) {
            String from = after.filter(Orders::isLacking).map(Position::id).orElse("");
            steps.addAll(byId(from, false, lacksOrder(), limit - steps.size()));
        }
        return steps;
    }

    private Probes.At ordered() {
        return new Probes.At("w", Orders.table(order), order.field());
    }

    /** Whether what lacks that by which is ordered may meet the conditions: perhaps has the field in the other table. */
    private boolean mayLackOrder() throws SQLException {
        List<Condition> about = conditions.stream()
                .filter(condition -> Probes.isAbout(condition, ordered()))
                .toList();
        if (!about.stream().allMatch(Condition.Has.class::isInstance)) {
            return false;
        }
        Probes.At other = new Probes.At("w", order.by() == By.NUMBER ? "texts" : "numbers", order.field());
        return about.isEmpty()
                || !new Sql()
                        .add("SELECT 1")
                        .add(probes.from(other))
                        .add(" LIMIT 1")
                        .list(session, rows -> 1)
                        .isEmpty();
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
        return probes.lacks(new Probes.At("w", "", ""), Orders.table(order), order.field());
    }

    private Object value(Position position) {
        return position.number().isPresent()
                ? position.number().getAsDouble()
                : dialect.bytewise(position.text().orElse(""));
    }

    /** Those with the same value, from the next id on. */
    private List<Step> tied(Position last, int limit) throws SQLException {
        return range(
                new Sql()
                        .add(" AND w." + Orders.column(order) + " = ?", value(last))
                        .add(" AND w.id > ?", dialect.bytewise(last.id())),
                " ORDER BY w.id LIMIT ?",
                limit);
    }

    private List<Step> beyond(Optional<Position> last, int limit) throws SQLException {
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
    private List<Step> tiesTurned(List<Step> backwards, int limit) throws SQLException {
        List<Step> turned = new ArrayList<>(backwards);
        if (backwards.size() == limit) {
            Position cut = backwards.get(limit - 1).position();
            int complete = limit;
            while (complete > 0 && Orders.areTied(backwards.get(complete - 1).position(), cut)) {
                complete--;
            }
            turned.subList(complete, limit).clear();
            turned.addAll(tied(new Position(cut.number(), cut.text(), ""), limit - complete));
        }
        turned.sort(Comparator.comparing(Step::position, Orders.comparator(order)));
        return turned;
    }

    private List<Step> range(Sql range, String sorted, int limit) throws SQLException {
        Orders.Reader reader = new Orders.Reader(dialect, order);
        return new Sql()
                .add("SELECT w.id, w." + Orders.column(order) + ", ")
                .add(told(ordered(), new Sql().add("1 = 1")))
                .add(probes.from(ordered()))
                .add(range)
                .add(probes.all(ordered(), demanded(ordered())))
                .add(sorted, limit)
                .list(session, rows -> new Step(reader.position(rows), rows.getInt(3) == 1));
    }

    /** Along the ids: of the records with a text, where one condition says so, as its index has them in order, too. */
    private List<Step> byId(String from, boolean descending, Sql besides, int limit) throws SQLException {
        Probes.At row = conditions.stream()
                .filter(Walk::isOneText)
                .findFirst()
                .map(condition -> new Probes.At("w", "texts", condition.field()))
                .orElse(new Probes.At("w", "records", ""));
        Sql start = from.isEmpty()
                ? new Sql()
                : new Sql().add(descending ? " AND w.id < ?" : " AND w.id > ?", dialect.bytewise(from));
        Sql more = besides.isEmpty() ? new Sql().add("1 = 1") : besides;
        Sql where = isPatient ? new Sql().add(" AND ").add(more) : new Sql();
        return new Sql()
                .add("SELECT w.id, ")
                .add(told(row, more))
                .add(probes.from(row))
                .add(start)
                .add(probes.all(row, demanded(row)))
                .add(where)
                .add(descending ? " ORDER BY w.id DESC LIMIT ?" : " ORDER BY w.id LIMIT ?", limit)
                .list(session, rows -> new Step(Orders.lacking(dialect.bytewise(rows, 1)), rows.getInt(2) == 1));
    }

    /** The conditions that the index answers; a patient walk demands the others as well. */
    private List<Condition> demanded(Probes.At row) {
        return isPatient
                ? conditions
                : conditions.stream()
                        .filter(condition -> Probes.isAbout(condition, row))
                        .toList();
    }

    /** A column that tells whether the others are met, too. */
    private Sql told(Probes.At row, Sql besides) {
        if (isPatient) {
            return new Sql().add("1");
        }
        Predicate<Condition> isAbout = condition -> Probes.isAbout(condition, row);
        return new Sql()
                .add("CASE WHEN ")
                .add(besides)
                .add(probes.all(
                        row, conditions.stream().filter(isAbout.negate()).toList()))
                .add(" THEN 1 ELSE 0 END");
    }

    private static boolean isOneText(Condition condition) {
        return condition instanceof Condition.OneOf oneOf
                && oneOf.among()
                && oneOf.values().size() == 1;
    }
}
