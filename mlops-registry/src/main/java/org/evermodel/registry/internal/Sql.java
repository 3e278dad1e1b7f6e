package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A query in the making, with the values for its question marks. */
final class Sql {
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

    <T> List<T> list(Session session, Row<T> row) throws SQLException {
        PreparedStatement statement = session.prepare(text.toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        List<T> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(row.of(rows));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return text + " " + values;
    }
}
