package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Reads the parameters of a request, of which one means something here. */
final class Parameters {
    private static final String KEY = "key";

    private Parameters() {}

    /** The parameter {@code key}, if there is one, from the object at whose opening brace the parser stands. */
    static Optional<String> key(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.bad("the parameters must be an object, but are %s", Json.what(json.currentToken()));
        }
        Optional<String> key = Optional.empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = json.currentName().equals(KEY);
            JsonToken value = json.nextToken();
            if (wanted) {
                key = Optional.of(text(json, value));
            } else {
                json.skipChildren();
            }
        }
        return key;
    }

    private static String text(JsonParser json, JsonToken value) throws IOException {
        if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
            throw Refusal.bad(
                    "the parameter \"key\" must be a string, a number or a boolean, but is %s", Json.what(value));
        }
        return Scalars.text(json, "the parameter \"key\"");
    }
}
