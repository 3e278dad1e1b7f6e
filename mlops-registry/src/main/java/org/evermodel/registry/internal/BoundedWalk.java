package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.spi.RecordQuery.Position;

/** A walk that gives up when it has looked at more records than it may, and can go on from there. */
final class BoundedWalk {
    private static final int FIRST_STEPS = 64;

    private final Walk walk;
    private final int wanted;
    private final List<Position> hits = new ArrayList<>();
    private Optional<Position> from;

    BoundedWalk(Walk walk, Optional<Position> from, int wanted) {
        this.walk = walk;
        this.from = from;
        this.wanted = wanted;
    }

    /** The page, once it is known; empty where that needs more records to be looked at than {@code most}. */
    Optional<List<Position>> within(long most) throws SQLException {
        long left = most;
        int steps = Math.max(FIRST_STEPS, wanted);
        while (left > 0) {
            int asked = (int) Math.min(steps, left);
            List<Walk.Step> taken = walk.after(from, asked);
            taken.stream().filter(Walk.Step::meetsAll).map(Walk.Step::position).forEach(hits::add);
            if (hits.size() >= wanted || taken.size() < asked) {
                return Optional.of(hits.subList(0, Math.min(wanted, hits.size())));
            }
            from = Optional.of(taken.get(asked - 1).position());
            left -= asked;
            steps *= 2;
        }
        return Optional.empty();
    }
}
