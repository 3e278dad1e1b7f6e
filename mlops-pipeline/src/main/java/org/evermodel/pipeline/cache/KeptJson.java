package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.evermodel.Digest;
import org.jspecify.annotations.Nullable;

/** The JSON of where a value is kept. */
final class KeptJson {
    private KeptJson() {}

    /** Writes it as a field. */
    static void write(JsonGenerator json, String name, Kept kept) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("codec", kept.codec());
        json.writeStringField("artifact", kept.artifact().toString());
        if (kept.inline().isPresent()) {
            json.writeStringField("inline", kept.inline().get());
        }
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote, from its first brace; throws IllegalArgumentException where it is something else. */
    static Kept read(JsonParser json) throws IOException {
        String codec = null;
        String artifact = null;
        String inline = null;
        requireObject(json);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            String text = text(json);
            switch (name) {
                case "codec" -> codec = text;
                case "artifact" -> artifact = text;
                case "inline" -> inline = text;
                default -> throw new IllegalArgumentException("where a value is kept has no \"" + name + "\"");
            }
        }
        return new Kept(
                required("codec", codec), Digest.parse(required("artifact", artifact)), Optional.ofNullable(inline));
    }

    static void requireObject(JsonParser json) {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            throw new IllegalArgumentException("an object was expected, but there is " + json.currentToken());
        }
    }

    /** The text that comes next. */
    static String text(JsonParser json) throws IOException {
        String text = json.nextTextValue();
        if (text == null) {
            throw new IllegalArgumentException(
                    "\"" + json.currentName() + "\" must be a text, but is " + json.currentToken());
        }
        return text;
    }

    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no \"" + name + "\"");
        }
        return value;
    }
}
