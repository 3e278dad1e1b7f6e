package org.evermodel.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.evermodel.data.ColumnType;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;

/**
 * A column of a file.
 *
 * @param field its name and type; texts are TEXT until it is known whether they are categories
 * @param type what the file says
 */
record ParquetColumn(Field field, PrimitiveType type) {
    static List<ParquetColumn> of(MessageType file, DataPlace place) {
        List<ParquetColumn> columns = new ArrayList<>();
        for (Type type : file.getFields()) {
            DataPlace column = place.column(type.getName());
            if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
                throw new MalformedDataException(
                        column, ": holds columns, lists or maps, which no cell can; flatten the file first");
            }
            if (type.getName().isBlank()) {
                throw new MalformedDataException(column, ": is no name for a column");
            }
            PrimitiveType primitive = type.asPrimitiveType();
            columns.add(new ParquetColumn(new Field(type.getName(), typeOf(primitive, column)), primitive));
        }
        return List.copyOf(columns);
    }

    private static ColumnType typeOf(PrimitiveType type, DataPlace column) {
        LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
        if (meant instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
            return decimal.getScale() == 0 ? ColumnType.INTEGER : ColumnType.REAL;
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case FLOAT, DOUBLE -> ColumnType.REAL;
            case INT96 -> ColumnType.TIMESTAMP;
            case INT32, INT64 -> wholeOf(type, column);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> textOf(type, column);
        };
    }

    private static ColumnType wholeOf(PrimitiveType type, DataPlace column) {
        LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
        if (meant == null || meant instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation) {
            return ColumnType.INTEGER;
        }
        if (meant instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
                || meant instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation) {
            return ColumnType.TIMESTAMP;
        }
        throw unknown(type, column);
    }

    private static ColumnType textOf(PrimitiveType type, DataPlace column) {
        LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
        if (meant instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                || meant instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
                || meant instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation
                || meant instanceof LogicalTypeAnnotation.UUIDLogicalTypeAnnotation) {
            return ColumnType.TEXT;
        }
        throw unknown(type, column);
    }

    private static MalformedDataException unknown(PrimitiveType type, DataPlace column) {
        LogicalTypeAnnotation meant = type.getLogicalTypeAnnotation();
        return new MalformedDataException(
                column,
                ": holds " + type.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT)
                        + (meant == null ? " that is not said to be text" : " that means " + meant)
                        + ", which is no type of a column");
    }
}
