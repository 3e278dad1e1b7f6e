package org.evermodel.registry.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evermodel.StorageException;
import org.evermodel.spi.Condition;

/** In what the databases differ, once a connection is there. */
interface Dialect {
    /** The name of one of our tables. */
    String table(String name);

    /** What an id, or the head of a text, is bound as: the database must order it by the UTF-8 bytes. */
    Object bytewise(String text);

    /** How long an id is in the characters, or bytes, that {@code substr} counts of one that was bound so. */
    default int idLength(String id) {
        return id.codePointCount(0, id.length());
    }

    /** The text that was bound so; empty where the column holds something else. */
    Optional<String> text(ResultSet rows, int column) throws SQLException;

    /** The text that was bound so. */
    default String bytewise(ResultSet rows, int column) throws SQLException {
        return text(rows, column)
                .orElseThrow(() -> new StorageException(
                        "a record is damaged: what it is found by is no text, or there is none; verify the store"));
    }

    /** One of our tables under an alias, to be walked along the index of its values where it has one. */
    default String walked(String table, String alias) {
        return table(table) + " " + alias;
    }

    /** The whole text of a row of the texts. */
    default String text(String row) {
        return "coalesce(" + row + ".whole, " + row + ".head)";
    }

    /**
     * Whether the text of a row is like a pattern.
     *
     * @param row the alias of a row of the texts
     */
    Sql like(String row, Condition.Like like);

    /**
     * What makes an INSERT whose key is taken touch no row, and say so; empty where that cannot be told, as where a driver
     * sends several rows as one.
     */
    default String unlessTaken() {
        return "";
    }

    /** Whether the tables by which records are found are there; not in an older database that can only be read. */
    default boolean hasIndexes(Session session) throws SQLException {
        return true;
    }

    /** What is wrong with the database, in words. */
    List<String> damages(Session session) throws SQLException;

    /** Whether rows can be joined with arrays that are bound, so that many keys cost one round trip. */
    boolean joinsArrays();
}
