package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A query in the making, with the values for its question marks. */
final class Sql {
    private static final int PART = 2_000;

    private final StringBuilder text = new StringBuilder(200);
    private final List<Object> values = new ArrayList<>();

    /** What is made of a row. */
    interface Row<T> {
        T of(ResultSet rows) throws SQLException;
    }

    Sql add(String part, Object... bound) {
        text.append(part);
        Collections.addAll(values, bound);
        return this;
    }

    Sql add(Sql part) {
        text.append(part.text);
        values.addAll(part.values);
        return this;
    }

    /** As many question marks, in brackets. */
    Sql addList(Collection<?> bound) {
        text.append('(').append("?, ".repeat(bound.size() - 1)).append("?)");
        values.addAll(bound);
        return this;
    }

    /** Nothing was added. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    <T> List<T> list(Session session, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        each(session, row, all::add);
        return all;
    }

    /** As {@link #list}, of which no more than a part is on the heap at any time. */
    <T> void each(Session session, Row<T> row, Consumer<T> taker) throws SQLException {
        PreparedStatement statement = session.prepare(text.toString());
        statement.setFetchSize(PART);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.accept(row.of(rows));
            }
        }
    }

    @Override
    public String toString() {
        return text + " " + values;
    }
}
