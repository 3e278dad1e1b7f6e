package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows to be written by one statement, all in one round trip; prepared only where there are any. */
final class Batch {
    private final Session session;
    private final String sql;
    private @Nullable PreparedStatement statement;

    Batch(Session session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    /** The statement, for the values of the next row. */
    PreparedStatement next() throws SQLException {
        PreparedStatement known = statement;
        if (known == null) {
            known = session.prepare(sql);
            // A connection keeps its statements, and one whose commit failed before it ran keeps that commit's rows.
            known.clearBatch();
            statement = known;
        }
        return known;
    }

    /** Adds the row whose values were set. */
    void add(PreparedStatement row) throws SQLException {
        row.addBatch();
    }

    /** How many rows each of the added ones touched. */
    int[] run() throws SQLException {
        PreparedStatement known = statement;
        return known == null ? new int[0] : known.executeBatch();
    }
}
