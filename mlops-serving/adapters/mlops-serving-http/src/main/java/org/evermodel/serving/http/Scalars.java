package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads single values. */
final class Scalars {
    private Scalars() {}

    /** Adds the value at which the parser stands; {@code what} is for messages. */
    static void read(JsonParser json, JsonToken token, Object what, Cells cells, Budget budget) throws IOException {
        budget.spend(1);
        switch (token) {
            case VALUE_NUMBER_INT -> whole(json, cells);
            case VALUE_NUMBER_FLOAT -> cells.add(Cells.Kind.REAL, json.getDoubleValue());
            case VALUE_STRING -> cells.add(text(json, what));
            case VALUE_TRUE -> cells.add(Cells.Kind.TRUE);
            case VALUE_FALSE -> cells.add(Cells.Kind.FALSE);
            case VALUE_NULL -> cells.add(Cells.Kind.NULL);
            default ->
                throw Refusal.bad(
                        "%s must hold numbers, strings, booleans and null, but element %d is %s",
                        what, cells.size(), Json.what(token));
        }
    }

    private static void whole(JsonParser json, Cells cells) throws IOException {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            cells.add(Cells.Kind.HUGE, json.getBigIntegerValue().doubleValue());
        } else {
            cells.add(json.getLongValue());
        }
    }

    /** A string; refuses half of a surrogate pair, which is no text and could not be kept as such. */
    static String text(JsonParser json, Object what) throws IOException {
        String text = json.getText();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw Refusal.bad("%s must hold Unicode text, but a string has half a surrogate pair", what);
                }
                i++;
            }
        }
        return text;
    }
}
