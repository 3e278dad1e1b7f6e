package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** Puts one row as a request. */
final class Asking {
    private static final JsonFactory JSON = new JsonFactory();

    private Asking() {}

    /** A tensor for each column, of the datatype of its cell; refuses a row that has none of the columns. */
    static byte[] body(Row row, Schema columns) {
        if (row.names().stream().noneMatch(name -> columns.find(name).isPresent())) {
            throw new IllegalArgumentException(
                    "none of the columns " + row.names() + " is an input of the model, which takes " + columns.names());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("inputs");
            for (Field field : columns.fields()) {
                tensor(json, field, row.value(field.name()).orElse(null));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a request could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void tensor(JsonGenerator json, Field field, @Nullable Object cell) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeArrayFieldStart("shape");
        json.writeNumber(1);
        json.writeEndArray();
        json.writeStringField("datatype", datatype(field, cell).name());
        json.writeArrayFieldStart("data");
        cell(json, cell);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Datatype datatype(Field field, @Nullable Object cell) {
        if (cell == null) {
            return ModelMetadata.datatype(field.type());
        }
        return cell instanceof Long
                ? Datatype.INT64
                : cell instanceof Double ? Datatype.FP64 : cell instanceof Boolean ? Datatype.BOOL : Datatype.BYTES;
    }

    private static void cell(JsonGenerator json, @Nullable Object cell) throws IOException {
        if (cell instanceof Long whole) {
            json.writeNumber(whole);
        } else if (cell instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (cell instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (cell == null || cell instanceof Double) {
            json.writeNull();
        } else {
            json.writeString(cell.toString());
        }
    }
}
