package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.By;

/**
 * What the ways to an answer cost, in records that must be looked at. What an index answers is counted, up to a number
 * that is counted in less time than a page takes; where conditions have nothing to do with each other and with the order,
 * a walk along it looks at as many records as are wanted, divided by the share that meets them. Where they have, the walk
 * gives up after as many records as the other way would have cost, and what is counted next is a multiple of that; so no
 * search costs more than a few times the cheaper of both.
 */
final class Costs {
    /** So many records of a condition are counted at first. */
    static final int MANY = 20_000;

    /** The least number of records that a walk looks at before it gives up. */
    private static final int FEW = 200;

    /** How far one goes that did not get there at first. */
    private static final int FURTHER = 4;

    /** So many records of the kind are counted at most. */
    private static final int ALL = 40_000;

    /** The share of records that meet what no index can count. */
    private static final double SOME = 0.3;

    /** What a record costs that is fetched and sorted, where one on a walk costs 1. */
    private static final double SORTED = 1.5;

    private final Session session;
    private final Probes probes;
    private final RecordQuery query;
    private final List<Condition> telling;
    private long many;
    private long walk;

    Costs(Session session, Probes probes, RecordQuery query, int many) {
        this.session = session;
        this.probes = probes;
        this.query = query;
        this.many = many;
        // The order's own index, entered where a condition says, never costs more than to start from that one.
        this.telling = query.conditions().stream()
                .filter(condition -> isIndexed(condition) && !isOrdered(condition))
                .toList();
    }

    /** Whether one could start from the records of a condition at all. */
    boolean areChoosable() {
        return !telling.isEmpty();
    }

    /** So many records a walk may look at, where no condition is better to start from. */
    long walk() {
        return walk;
    }

    /** As {@link #telling}, after a walk gave up: what it cost is spent on counting further. */
    Optional<Condition> tellingAfterAll() throws SQLException {
        many = Math.min(many * FURTHER, Integer.MAX_VALUE);
        walk = (long) (SORTED * many);
        double fewest = many;
        Optional<Condition> best = Optional.empty();
        for (Condition condition : telling) {
            int count = count(condition);
            if (count < fewest) {
                fewest = count;
                best = Optional.of(condition);
            }
        }
        return best;
    }

    /** The condition from whose records to start, where that costs less than to walk along the order. */
    Optional<Condition> telling() throws SQLException {
        double all = Math.max(1, count(probes.from(new Probes.At("w", "records", "")), ALL));
        double walked = query.limit() + 1.0;
        double fewest = many;
        Optional<Condition> best = Optional.empty();
        for (Condition condition : query.conditions()) {
            int count = isIndexed(condition) ? count(condition) : (int) (SOME * all);
            walked *= all / Math.max(1, Math.min(count, all));
            if (telling.contains(condition) && count < fewest) {
                fewest = count;
                best = Optional.of(condition);
            }
        }
        boolean isWalkCheaper = Math.min(walked, all) < SORTED * fewest;
        walk = (long) (FEW + SORTED * fewest);
        return best.filter(condition -> !isWalkCheaper);
    }

    private static boolean isIndexed(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.among();
        }
        if (condition instanceof Condition.Named named) {
            return named.among();
        }
        if (condition instanceof Condition.Under under) {
            return under.among();
        }
        if (condition instanceof Condition.Like like) {
            return !Probes.prefix(like).isEmpty();
        }
        return condition instanceof Condition.Has
                || (condition instanceof Condition.OfNumber number
                        && number.comparison() != Condition.Comparison.NOT_EQUAL);
    }

    private boolean isOrdered(Condition condition) {
        RecordQuery.Order order = query.order();
        return order.by() != By.ID && Probes.isAbout(condition, new Probes.At("w", Orders.table(order), order.field()));
    }

    private int count(Condition condition) throws SQLException {
        int count = 0;
        for (Probes.Source source : probes.sources(condition)) {
            count += count(source.from(), (int) (many - count));
            if (count >= many) {
                return count;
            }
        }
        return count;
    }

    private int count(Sql from, int most) throws SQLException {
        return new Sql()
                .add("SELECT count(*) FROM (SELECT 1 AS one")
                .add(from)
                .add(" LIMIT ?) AS few", most)
                .list(session, rows -> rows.getInt(1))
                .get(0);
    }
}
