package org.evermodel.data.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.evermodel.data.ColumnType;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Which types of a database are which of ours. */
final class ResultTypes {
    private ResultTypes() {}

    /** How a column tells times. */
    enum Time {
        NONE,
        DATE,
        LOCAL,
        ZONED
    }

    static ColumnType of(ResultSetMetaData result, int column, DataPlace place) throws SQLException {
        return switch (result.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.INTEGER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnType.REAL;
            case Types.DECIMAL, Types.NUMERIC ->
                result.getPrecision(column) > 0 && result.getScale(column) == 0 ? ColumnType.INTEGER : ColumnType.REAL;
            case Types.BOOLEAN, Types.BIT -> ColumnType.BOOLEAN;
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMP;
            // A column that is null throughout has, in some databases, no type.
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.NULL -> ColumnType.TEXT;
            default ->
                throw new MalformedDataException(
                        place,
                        ": is a " + result.getColumnTypeName(column)
                                + ", which is no type of a column; cast it in the query, to varchar for instance");
        };
    }

    static Time time(ResultSetMetaData result, int column) throws SQLException {
        return switch (result.getColumnType(column)) {
            case Types.DATE -> Time.DATE;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Time.ZONED;
            // PostgreSQL tells both its types as TIMESTAMP.
            case Types.TIMESTAMP ->
                "timestamptz"
                                .equals(String.valueOf(result.getColumnTypeName(column))
                                        .toLowerCase(Locale.ROOT))
                        ? Time.ZONED
                        : Time.LOCAL;
            default -> Time.NONE;
        };
    }
}
