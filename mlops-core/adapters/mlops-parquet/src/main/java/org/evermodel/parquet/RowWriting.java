package org.evermodel.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** Hands rows of the batch at hand, by their number, to Parquet's writer. Used by one thread. */
final class RowWriting extends WriteSupport<Integer> {
    private final Schema schema;
    private Dataset batch;
    private @Nullable RecordConsumer consumer;

    RowWriting(Schema schema) {
        this.schema = schema;
        this.batch = Dataset.of(schema, List.of());
    }

    /** Rows are those of {@code next} from now on. */
    void turnTo(Dataset next) {
        batch = next;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        List<Type> fields = new ArrayList<>();
        schema.fields().forEach(field -> fields.add(type(field)));
        return new WriteContext(new MessageType("table", fields), Map.of(ParquetFile.SCHEMA_KEY, schema.toJson()));
    }

    @Override
    @SuppressWarnings("deprecation") // It must be there, but is not called.
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("files are written without Hadoop");
    }

    private static Type type(Field field) {
        return switch (field.type()) {
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
            case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(field.name());
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
            case CATEGORICAL, TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(field.name());
            case TIMESTAMP ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
                        .named(field.name());
        };
    }

    @Override
    public void prepareForWrite(RecordConsumer given) {
        consumer = given;
    }

    @Override
    public void write(Integer row) {
        RecordConsumer out = consumer;
        if (out == null) {
            throw new IllegalStateException("a writer is prepared before it writes");
        }
        out.startMessage();
        for (int i = 0; i < schema.size(); i++) {
            if (!batch.column(i).isNull(row)) {
                String name = schema.fields().get(i).name();
                out.startField(name, i);
                write(batch.column(i), row, out);
                out.endField(name, i);
            }
        }
        out.endMessage();
    }

    private static void write(Column column, int row, RecordConsumer out) {
        if (column instanceof Column.Integers wholes) {
            out.addLong(wholes.get(row));
        } else if (column instanceof Column.Reals reals) {
            out.addDouble(reals.get(row));
        } else if (column instanceof Column.Booleans truths) {
            out.addBoolean(truths.get(row));
        } else if (column instanceof Column.Timestamps times) {
            out.addLong(times.epochMicros(row));
        } else {
            out.addBinary(Binary.fromString(((Column.Strings) column).get(row)));
        }
    }

    /** Makes Parquet's writer. */
    static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final RowWriting rows;

        Builder(OutputFile file, RowWriting rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        @Override
        @SuppressWarnings("deprecation") // It must be there, but is not called.
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }
}
