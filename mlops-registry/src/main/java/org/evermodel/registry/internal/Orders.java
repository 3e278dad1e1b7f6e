package org.evermodel.registry.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evermodel.spi.RecordQuery.By;
import org.evermodel.spi.RecordQuery.Order;
import org.evermodel.spi.RecordQuery.Position;

/** The orders in which records are found, on the heap. */
final class Orders {
    /** The order of the UTF-8 bytes. */
    static final Comparator<String> BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private Orders() {}

    static Position lacking(String id) {
        return new Position(OptionalDouble.empty(), Optional.empty(), id);
    }

    static boolean isLacking(Position position) {
        return position.number().isEmpty() && position.text().isEmpty();
    }

    static boolean areTied(Position one, Position other) {
        return one.number().equals(other.number()) && one.text().equals(other.text());
    }

    /** The table that holds what decides an order by a field. */
    static String table(Order order) {
        return order.by() == By.NUMBER ? "numbers" : "texts";
    }

    /** The column that decides an order by a field. */
    static String column(Order order) {
        return order.by() == By.NUMBER ? "number" : "head";
    }

    /** Reads rows of an id and, except in an order by ids, of what decides. */
    record Reader(Dialect dialect, Order order) {
        Position position(ResultSet rows) throws SQLException {
            String id = dialect.bytewise(rows, 1);
            if (order.by() == By.ID || rows.getObject(2) == null) {
                return lacking(id);
            }
            return order.by() == By.NUMBER
                    ? new Position(OptionalDouble.of(rows.getDouble(2)), Optional.empty(), id)
                    : new Position(OptionalDouble.empty(), Optional.of(dialect.bytewise(rows, 2)), id);
        }
    }

    static Comparator<Position> comparator(Order order) {
        Comparator<Position> byId = Comparator.comparing(Position::id, BYTES);
        if (order.by() == By.ID) {
            return order.descending() ? byId.reversed() : byId;
        }
        Comparator<Position> byValue = order.by() == By.NUMBER
                ? Comparator.comparingDouble(at -> at.number().orElse(0))
                : Comparator.comparing(at -> at.text().orElse(""), BYTES);
        return Comparator.comparing(Orders::isLacking)
                .thenComparing(order.descending() ? byValue.reversed() : byValue)
                .thenComparing(byId);
    }
}
