package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.StorageException;
import org.evermodel.spi.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts are in the collation "C", which compares bytes. An entry of a B-tree holds some 2,700 bytes, so texts are indexed
 * by their heads.
 */
final class PostgresDialect implements ServerDialect {
    private static final String KEY = "kind text COLLATE \"C\" NOT NULL, id text COLLATE \"C\" NOT NULL";
    private static final String FACET = KEY + ", field text COLLATE \"C\" NOT NULL";

    /** "Ever": several stores may be in one database, and others may lock what they like. */
    private static final String LOCK = "pg_advisory_xact_lock(" + 0x45766572 + ", ";

    /** A host that runs without forced commits is not followed here. */
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SELECT"
            + " set_config('lock_timeout', '" + Sqlite.BUSY_TIMEOUT.toMillis() + "', true),"
            + " CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true)"
            + " END, ";

    /** Whoever writes the same table has the same lock, by whichever path of schemas it is found. */
    private static final String BEGIN_WRITING =
            BEGIN + LOCK + "CAST(CAST('evermodel_records' AS regclass) AS oid)::integer)";

    /**
     * The ways of a search are counted out before; what is left to the planner, which knows nothing of fresh tables, is to
     * go along the indexes, and it has no other means. All end with the transaction.
     */
    private static final String FREEZE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; "
            + Stream.of("seqscan", "hashjoin", "mergejoin", "sort", "incremental_sort", "material")
                    .map(way -> "SET LOCAL enable_" + way + " = off")
                    .collect(Collectors.joining("; "))
            + "; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0";

    /** There is no table yet. */
    private static final String BEGIN_FOUNDING = BEGIN + LOCK + "hashtext(CAST(current_schema() AS text)))";

    /** Serialization failures, deadlocks, and a row that another host has just created. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "23505");

    private static final Logger log = LoggerFactory.getLogger(PostgresDialect.class);

    @Override
    public List<List<String>> scripts() {
        return List.of(
                List.of(
                        "CREATE TABLE evermodel_schema (name text PRIMARY KEY, version integer NOT NULL)",
                        "CREATE TABLE evermodel_records (" + KEY
                                + ", revision bigint NOT NULL, json text NOT NULL, PRIMARY KEY (kind, id))",
                        "CREATE TABLE evermodel_texts (" + FACET
                                + ", head text COLLATE \"C\" NOT NULL, whole text COLLATE \"C\", folded text COLLATE \"C\","
                                + " PRIMARY KEY (kind, id, field))",
                        "CREATE INDEX evermodel_texts_by_head ON evermodel_texts (kind, field, head, id)",
                        "CREATE TABLE evermodel_numbers (" + FACET
                                + ", number double precision NOT NULL, PRIMARY KEY (kind, id, field))",
                        "CREATE INDEX evermodel_numbers_by_number ON evermodel_numbers (kind, field, number, id)"),
                List.of(),
                List.of());
    }

    @Override
    public void requireUsable(Session session) throws SQLException {
        String encoding = new Sql()
                .add("SHOW server_encoding")
                .list(session, rows -> rows.getString(1))
                .get(0);
        if (!encoding.equals("UTF8")) {
            throw new StorageException("the database must be in the encoding UTF8 to keep every text, but is in "
                    + encoding + "; create one in UTF8");
        }
    }

    @Override
    public void requireDurable(Session session, String name) throws SQLException {
        String fsync = new Sql()
                .add("SHOW fsync")
                .list(session, rows -> rows.getString(1))
                .get(0);
        if (!fsync.equals("on")) {
            log.warn(
                    "The database {} runs with fsync = {}: what is acknowledged can be lost, and the database damaged,"
                            + " when its machine stops; set fsync = on",
                    name,
                    fsync);
        }
    }

    @Override
    public void found(Session session) throws SQLException {
        session.execute(BEGIN_FOUNDING);
    }

    /** All in one round trip; the version is read by a statement of its own, which sees what was written until then. */
    @Override
    public int lock(Session session) throws SQLException {
        PreparedStatement begin = session.prepare(BEGIN_WRITING + "; " + ServerDialect.VERSION);
        begin.execute();
        begin.getMoreResults();
        begin.getMoreResults();
        try (ResultSet rows = begin.getResultSet()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Override
    public void freeze(Session session) throws SQLException {
        session.execute(FREEZE);
    }

    @Override
    public OptionalInt lastingIsolation(Connection connection) {
        return OptionalInt.empty();
    }

    @Override
    public boolean isPassing(SQLException failure) {
        return PASSING.contains(String.valueOf(failure.getSQLState()));
    }

    @Override
    public String table(String name) {
        return "evermodel_" + name;
    }

    @Override
    public Object bytewise(String text) {
        return text;
    }

    @Override
    public Optional<String> text(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    @Override
    public Sql like(String row, Condition.Like like) {
        String pattern = like.ignoringCase() ? Condition.Like.fold(like.pattern()) : like.pattern();
        String text = like.ignoringCase() ? "coalesce(" + row + ".folded, " + text(row) + ")" : text(row);
        return new Sql().add(text + " LIKE ? ESCAPE ''", pattern);
    }

    @Override
    public List<String> damages(Session session) {
        return List.of();
    }

    @Override
    public boolean joinsArrays() {
        return true;
    }
}
