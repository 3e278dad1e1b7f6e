package org.evermodel.registry.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.evermodel.StorageException;
import org.evermodel.spi.Condition;

/**
 * Texts are compared by their UTF-16 units, so what must be ordered by the UTF-8 bytes is kept as bytes. A change of the
 * schema ends a transaction, so each step of a script does nothing where it was done before, and hosts that start at once
 * may do the same steps.
 */
final class H2Dialect implements ServerDialect {
    private static final String KEY = "kind VARCHAR(100) NOT NULL, id VARBINARY(4000) NOT NULL";
    private static final String FACET = KEY + ", field VARCHAR(300) NOT NULL";

    /** In milliseconds. */
    private static final int USUAL_WRITE_DELAY = 500;

    /** Deadlock, lock timeout, concurrent update, and a table or an index that another host has just created. */
    private static final Set<Integer> PASSING = Set.of(40001, 50200, 90131, 42101, 42111, 23505);

    @Override
    public List<List<String>> scripts() {
        return List.of(
                List.of(
                        "CREATE TABLE IF NOT EXISTS evermodel_schema (name VARCHAR(20) PRIMARY KEY, version INTEGER NOT NULL)",
                        "CREATE TABLE IF NOT EXISTS evermodel_records (" + KEY
                                + ", revision BIGINT NOT NULL, json CHARACTER LARGE OBJECT NOT NULL, PRIMARY KEY (kind, id))",
                        "CREATE TABLE IF NOT EXISTS evermodel_texts (" + FACET
                                + ", head VARBINARY(800) NOT NULL, whole VARCHAR, folded VARCHAR,"
                                + " PRIMARY KEY (kind, id, field))",
                        "CREATE INDEX IF NOT EXISTS evermodel_texts_by_head ON evermodel_texts (kind, field, head, id)",
                        "CREATE TABLE IF NOT EXISTS evermodel_numbers (" + FACET
                                + ", number DOUBLE PRECISION NOT NULL, PRIMARY KEY (kind, id, field))",
                        "CREATE INDEX IF NOT EXISTS evermodel_numbers_by_number"
                                + " ON evermodel_numbers (kind, field, number, id)"),
                List.of(),
                List.of());
    }

    @Override
    public void requireUsable(Session session) {
        // Every H2 can keep every text.
    }

    /** A killed process, not only a machine that stops, would lose what H2 has not yet written. */
    @Override
    public void requireDurable(Session session, String name) throws SQLException {
        boolean isInMemory = new Sql()
                .add("SELECT DATABASE_PATH()")
                .list(session, rows -> rows.getString(1) == null)
                .get(0);
        int delay = new Sql()
                        .add("SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'")
                        .list(session, rows -> rows.getInt(1))
                        .stream()
                        .findFirst()
                        .orElse(USUAL_WRITE_DELAY);
        if (delay > 0 && !isInMemory) {
            throw new StorageException("the database " + name + " would lose what it acknowledged within the last "
                    + delay + " ms when its process is killed; add \";WRITE_DELAY=0\" to its address");
        }
    }

    @Override
    public void found(Session session) throws SQLException {
        session.connection().setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public int lock(Session session) throws SQLException {
        session.connection().setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        List<Integer> versions =
                new Sql().add(ServerDialect.VERSION + " FOR UPDATE").list(session, rows -> rows.getInt(1));
        if (versions.size() != 1) {
            // Without the row there is no lock.
            throw new SQLException("there is no row with the version of the schema", "40001", 40001);
        }
        return versions.get(0);
    }

    @Override
    public void freeze(Session session) throws SQLException {
        session.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Override
    public OptionalInt lastingIsolation(Connection connection) throws SQLException {
        return OptionalInt.of(connection.getTransactionIsolation());
    }

    @Override
    public boolean isPassing(SQLException failure) {
        return PASSING.contains(failure.getErrorCode()) || isFounding(failure);
    }

    /** Hosts that create one table or index at once get in each other's way in spite of IF NOT EXISTS. */
    private static boolean isFounding(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("already exists");
    }

    @Override
    public String table(String name) {
        return "evermodel_" + name;
    }

    @Override
    public Object bytewise(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int idLength(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public Optional<String> text(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getBytes(column)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public String text(String row) {
        return "coalesce(" + row + ".whole, UTF8TOSTRING(" + row + ".head))";
    }

    /** H2's own LIKE takes half of a surrogate pair for a character. */
    @Override
    public Sql like(String row, Condition.Like like) {
        String text = like.ignoringCase() ? "coalesce(" + row + ".folded, " + text(row) + ")" : text(row);
        return new Sql().add(text + " REGEXP ?", LikePattern.regex(like));
    }

    @Override
    public List<String> damages(Session session) {
        return List.of();
    }

    @Override
    public boolean joinsArrays() {
        return false;
    }
}
