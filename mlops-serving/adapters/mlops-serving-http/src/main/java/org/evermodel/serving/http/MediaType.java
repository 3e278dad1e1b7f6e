package org.evermodel.serving.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a body is JSON in UTF-8, by what its headers say. */
final class MediaType {
    private static final String JSON = "application/json";

    private MediaType() {}

    /** Refuses every type but {@code application/json}, with or without the charset UTF-8; none at all is taken for it. */
    static void requireJson(@Nullable String contentType) {
        if (contentType == null
                || contentType.equals(JSON)
                || isJson(contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", ""))) {
            return;
        }
        throw Refusal.of(
                Refusal.MEDIA_TYPE,
                "expected the media type application/json, in UTF-8, but was " + Shown.quoted(contentType));
    }

    private static boolean isJson(String type) {
        return type.equals(JSON) || type.equals("application/json;charset=utf-8");
    }

    /** Refuses a body that is packed. */
    static void requirePlain(@Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            throw Refusal.of(
                    Refusal.MEDIA_TYPE,
                    "expected a body without content encoding, but was " + Shown.quoted(contentEncoding));
        }
    }
}
