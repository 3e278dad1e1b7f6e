package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.model.Signature;

/**
 * Describes a model to its clients: an input for each column, with the type of the column as a parameter, and the outputs,
 * with the classes, in the order of the scores, as parameters {@code class_0}, {@code class_1}, … (a parameter holds no
 * array in the protocol).
 */
final class ModelMetadata {
    private static final int ANY = -1;

    private ModelMetadata() {}

    static void write(JsonGenerator json, String model, List<Integer> versions, Signature signature)
            throws IOException {
        json.writeStringField("name", model);
        json.writeArrayFieldStart("versions");
        for (int version : versions) {
            json.writeString(Integer.toString(version));
        }
        json.writeEndArray();
        json.writeStringField("platform", "evermodel");
        json.writeArrayFieldStart("inputs");
        for (Field field : signature.inputs().fields()) {
            input(json, field);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        for (String name : Outputs.of(signature.task())) {
            output(json, name, signature);
        }
        json.writeEndArray();
    }

    private static void input(JsonGenerator json, Field field) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("datatype", datatype(field.type()).name());
        json.writeFieldName("shape");
        json.writeArray(new int[] {ANY}, 0, 1);
        json.writeObjectFieldStart("parameters");
        json.writeStringField("column_type", field.type().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
        json.writeEndObject();
    }

    static Datatype datatype(ColumnType type) {
        return switch (type) {
            case INTEGER -> Datatype.INT64;
            case REAL -> Datatype.FP64;
            case BOOLEAN -> Datatype.BOOL;
            case CATEGORICAL, TEXT, TIMESTAMP -> Datatype.BYTES;
        };
    }

    private static void output(JsonGenerator json, String name, Signature signature) throws IOException {
        List<String> classes = signature.classes();
        boolean scores = name.equals(Outputs.SCORES);
        int[] shape = scores ? new int[] {ANY, classes.size()} : new int[] {ANY};
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("datatype", Outputs.datatype(name).name());
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeObjectFieldStart("parameters");
        json.writeStringField("target", signature.target());
        for (int i = 0; scores && i < classes.size(); i++) {
            json.writeStringField("class_" + i, classes.get(i));
        }
        if (scores && signature.positive().isPresent()) {
            json.writeStringField("positive", signature.positive().get());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
