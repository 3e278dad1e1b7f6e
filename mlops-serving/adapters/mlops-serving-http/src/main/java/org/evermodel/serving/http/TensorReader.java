package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one input tensor, whose members may stand in any order. */
final class TensorReader {
    private static final int MOST_DIMENSIONS = 16;

    private @Nullable String name;
    private @Nullable List<Long> shape;
    private @Nullable String datatype;
    private ArrayReader.@Nullable Array data;

    private TensorReader() {}

    static Tensor read(JsonParser json, int position, Budget budget) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.bad("input %d must be an object, but is %s", position, Json.what(json.currentToken()));
        }
        return new TensorReader().tensor(json, position, budget);
    }

    private Tensor tensor(JsonParser json, int position, Budget budget) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = text(json, "the name of an input");
                case "shape" -> shape = shape(json, title("the shape of ", position));
                case "datatype" -> datatype = text(json, title("the datatype of ", position));
                case "data" -> data = ArrayReader.read(json, title("the data of ", position), budget);
                default -> json.skipChildren();
            }
        }
        String tensor = require(name, position, "name");
        List<Long> dimensions = require(shape, position, "shape");
        String type = require(datatype, position, "datatype");
        return Tensor.of(tensor, dimensions, Datatype.parse(tensor, type), require(data, position, "data"));
    }

    private <T> T require(@Nullable T member, int position, String what) {
        if (member == null) {
            throw Refusal.bad("%s has no \"%s\"", title("", position), what);
        }
        return member;
    }

    private Title title(String before, int position) {
        return name == null ? new Title(before + "input ", position) : new Title(before + "tensor ", name);
    }

    private static String text(JsonParser json, Object what) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.bad("%s must be a string, but is %s", what, Json.what(json.currentToken()));
        }
        return Scalars.text(json, what);
    }

    private static List<Long> shape(JsonParser json, Title title) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.bad("%s must be an array, but is %s", title, Json.what(json.currentToken()));
        }
        List<Long> lengths = new ArrayList<>(2);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (lengths.size() == MOST_DIMENSIONS) {
                throw Refusal.bad("%s has more than %d dimensions", title, MOST_DIMENSIONS);
            }
            lengths.add(length(json, title));
        }
        return lengths;
    }

    private static long length(JsonParser json, Title title) throws IOException {
        boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!whole || json.getLongValue() < 0) {
            throw Refusal.bad("%s must hold whole numbers from 0 on", title);
        }
        return json.getLongValue();
    }
}
