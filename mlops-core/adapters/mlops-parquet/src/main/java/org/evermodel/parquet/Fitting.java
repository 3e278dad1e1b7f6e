package org.evermodel.parquet;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;

/** Whether a file has the columns that are wanted. */
final class Fitting {
    private Fitting() {}

    /** Refuses a file that lacks columns, or where {@code all} are wanted has others, and reads only these. */
    static void require(ParquetFile file, Schema wanted, boolean all) {
        Schema found =
                Schema.of(file.columns().stream().map(ParquetColumn::field).toList());
        List<String> absent = wanted.names().stream()
                .filter(name -> found.find(name).isEmpty())
                .toList();
        List<String> unknown = found.names().stream()
                .filter(name -> all && wanted.find(name).isEmpty())
                .toList();
        if (!absent.isEmpty() || !unknown.isEmpty()) {
            throw new MalformedDataException(
                    file.place(), ": lacks the columns " + absent + " and adds " + unknown + " to those of the schema");
        }
        for (Field field : wanted.fields()) {
            requireType(file, field, found.field(field.name()).type());
        }
        List<Type> fields =
                wanted.names().stream().map(file.fileSchema()::getType).toList();
        file.only(new MessageType(file.fileSchema().getName(), fields));
    }

    private static void requireType(ParquetFile file, Field wanted, ColumnType found) {
        boolean widens = wanted.type() == ColumnType.REAL && found == ColumnType.INTEGER;
        if (wanted.type() != found && !widens && !(wanted.type().isTextual() && found.isTextual())) {
            throw new MalformedDataException(
                    file.place().column(wanted.name()),
                    ": holds " + found + ", but the schema demands " + wanted.type());
        }
    }
}
