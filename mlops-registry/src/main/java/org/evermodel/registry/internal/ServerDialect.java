package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/** In what the databases of hosts differ further. */
interface ServerDialect extends Dialect {
    /** Asks for the version of the schema. */
    String VERSION = "SELECT version FROM evermodel_schema WHERE name = 'schema'";

    /**
     * The script at position n leads from schema version n to n + 1; a script that was released never changes. One without
     * steps stands for a change of what records are found by.
     */
    List<List<String>> scripts();

    /** Refuses a database that is set up in a way that we cannot use. */
    void requireUsable(Session session) throws SQLException;

    /** Refuses a database that would lose what it acknowledged, or warns where only its machine could. */
    void requireDurable(Session session, String name) throws SQLException;

    /** At the start of a transaction that creates the tables: waits for others that do, where that is possible. */
    void found(Session session) throws SQLException;

    /**
     * At the start of a transaction that writes: waits until no other one writes, sees what they wrote from then on, and
     * answers the version of the schema; 0 where it is not told.
     */
    int lock(Session session) throws SQLException;

    /** At the start of a transaction that reads: all its queries see the same state. */
    void freeze(Session session) throws SQLException;

    /** The isolation that a connection must get back; empty where ours ends with the transaction. */
    OptionalInt lastingIsolation(Connection connection) throws SQLException;

    /** Whether the same may succeed when tried again. */
    boolean isPassing(SQLException failure);
}
