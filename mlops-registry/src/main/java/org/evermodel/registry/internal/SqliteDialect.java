package org.evermodel.registry.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evermodel.spi.Condition;

/** Texts are compared by their bytes, and {@code GLOB} is the operator that tells upper from lower case. */
final class SqliteDialect implements Dialect {
    private static final int MOST = 100;

    @Override
    public String table(String name) {
        return name;
    }

    @Override
    public Object bytewise(String text) {
        return text;
    }

    /** SQLite keeps bytes in a column for texts, too, and sorts them behind all texts: a page would never go past them. */
    @Override
    public Optional<String> text(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public boolean hasIndexes(Session session) throws SQLException {
        return !Sqlite.lacksIndexes(session);
    }

    @Override
    public List<String> damages(Session session) throws SQLException {
        List<String> damages = new ArrayList<>(
                new Sql().add("PRAGMA integrity_check(" + MOST + ")").list(session, rows -> rows.getString(1)));
        damages.remove("ok");
        String key = "typeof(kind) <> 'text' OR typeof(id) <> 'text' OR id = ''";
        String facet = key + " OR typeof(field) <> 'text'";
        damages.addAll(misfits(
                session, "record", "records", key + " OR typeof(json) <> 'text' OR typeof(revision) <> 'integer'"));
        if (!hasIndexes(session)) {
            return damages;
        }
        damages.addAll(misfits(
                session,
                "text",
                "texts",
                facet + " OR typeof(head) <> 'text' OR typeof(whole) NOT IN ('text', 'null')"
                        + " OR typeof(folded) NOT IN ('text', 'null')"));
        damages.addAll(misfits(session, "number", "numbers", facet + " OR typeof(number) <> 'real'"));
        return damages;
    }

    /** Rows that no query would find, or that would be taken for something else. */
    private static List<String> misfits(Session session, String what, String table, String misfit) throws SQLException {
        return new Sql()
                .add("SELECT quote(kind), quote(id) FROM " + table + " WHERE " + misfit + " LIMIT " + MOST)
                .list(
                        session,
                        rows -> "the " + what + " of kind " + rows.getString(1) + " and id " + rows.getString(2)
                                + " has a part of another type than this library writes");
    }

    @Override
    public Sql like(String row, Condition.Like like) {
        String text = like.ignoringCase() ? "coalesce(" + row + ".folded, " + text(row) + ")" : text(row);
        return new Sql().add(text + " GLOB ?", glob(like));
    }

    @Override
    public String unlessTaken() {
        return " ON CONFLICT DO NOTHING";
    }

    /** Without statistics SQLite takes the table's key for as good as the index. */
    @Override
    public String walked(String table, String alias) {
        return switch (table) {
            case "texts" -> "texts " + alias + " INDEXED BY texts_by_head";
            case "numbers" -> "numbers " + alias + " INDEXED BY numbers_by_number";
            default -> table + " " + alias;
        };
    }

    private static String glob(Condition.Like like) {
        String pattern = like.ignoringCase() ? Condition.Like.fold(like.pattern()) : like.pattern();
        return pattern.codePoints()
                .mapToObj(Character::toString)
                .map(one -> switch (one) {
                    case "%" -> "*";
                    case "_" -> "?";
                    case "*", "?", "[" -> "[" + one + "]";
                    default -> one;
                })
                .collect(Collectors.joining());
    }

    @Override
    public boolean joinsArrays() {
        return false;
    }
}
