package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.Optional;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.By;

/**
 * What the ways to an answer cost, in records that must be looked at. What an index answers is counted, up to a number
 * that is counted in less time than a page takes; where conditions have nothing to do with each other and with the order,
 * a walk along it looks at as many records as are wanted, divided by the share that meets them.
 */
final class Costs {
    /** So many records of a condition are counted at most, and looked at. */
    private static final int MANY = 20_000;

    /** So many records of the kind are counted at most. */
    private static final int ALL = 40_000;

    /** The share of records that meet what no index can count. */
    private static final double SOME = 0.3;

    /** What a record costs that is fetched and sorted, where one on a walk costs 1. */
    private static final double SORTED = 1.5;

    private final Session session;
    private final Probes probes;
    private final RecordQuery query;

    Costs(Session session, Probes probes, RecordQuery query) {
        this.session = session;
        this.probes = probes;
        this.query = query;
    }

    /** The condition from whose records to start, where that costs less than to walk along the order. */
    Optional<Condition> telling() throws SQLException {
        if (query.conditions().stream().noneMatch(Costs::isIndexed)) {
            return Optional.empty();
        }
        double all = Math.max(1, count(new Probes.At("w", "records", ""), new Sql(), ALL));
        double walked = query.limit() + 1.0;
        double fewest = MANY;
        Optional<Condition> best = Optional.empty();
        for (Condition condition : query.conditions()) {
            int count = isIndexed(condition) ? count(condition) : (int) (SOME * all);
            walked *= all / Math.max(1, Math.min(count, all));
            if (isIndexed(condition) && count < fewest) {
                fewest = count;
                best = Optional.of(condition);
            }
        }
        boolean isWalkCheaper = Math.min(walked, all) < SORTED * fewest;
        // The order's own index, entered where the condition says, never costs more.
        return best.filter(condition -> !isWalkCheaper && !isOrdered(condition));
    }

    private static boolean isIndexed(Condition condition) {
        return condition instanceof Condition.OneOf oneOf
                ? oneOf.among()
                : condition instanceof Condition.OfNumber number
                        && number.comparison() != Condition.Comparison.NOT_EQUAL;
    }

    private boolean isOrdered(Condition condition) {
        RecordQuery.Order order = query.order();
        return order.by() != By.ID && Probes.isAbout(condition, new Probes.At("w", Orders.table(order), order.field()));
    }

    private int count(Condition condition) throws SQLException {
        Probes.At row = new Probes.At("w", Probes.table(condition).orElseThrow(), condition.field());
        return count(row, new Sql().add(" AND ").add(probes.met(row, condition)), MANY);
    }

    private int count(Probes.At row, Sql besides, int most) throws SQLException {
        return new Sql()
                .add("SELECT count(*) FROM (SELECT 1 AS one")
                .add(probes.from(row))
                .add(besides)
                .add(" LIMIT ?) AS few", most)
                .list(session, rows -> rows.getInt(1))
                .get(0);
    }
}
