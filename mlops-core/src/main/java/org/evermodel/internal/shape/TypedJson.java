package org.evermodel.internal.shape;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;
import org.evermodel.internal.MalformedJsonException;

/**
 * The values of one type as files of JSON that say which form they have. Immutable and thread-safe.
 *
 * @param name the name of the form: what the type is called, and a digest of what it is made of
 * @param shape how values are told
 */
public record TypedJson(String name, Shape shape) {
    /** A larger file is not read, so none is written. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private static final int DIGITS = 12;

    /**
     * The JSON of a type whose records are reached by {@code access}; throws IllegalArgumentException saying what about
     * it cannot be told.
     */
    public static TypedJson of(Type type, Access access) {
        Shape shape = Shape.of(type, access);
        String plain = type.getTypeName().replaceAll("[\\w.$]*[.$]", "").replace(" ", "");
        String digest = Digest.of(shape.form().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hex()
                .substring(0, DIGITS);
        return new TypedJson("json/1+" + plain + "." + digest, shape);
    }

    /** The file; throws IllegalArgumentException where something in the value cannot be told. */
    public byte[] write(Object value) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("form", name);
        root.put("value", shape.tell("", value));
        return Json.bytes(root, LARGEST)
                .orElseThrow(() -> new IllegalArgumentException("a value of " + name + " takes more than " + LARGEST
                        + " bytes as JSON; keep large data as tables or bytes"));
    }

    /** The value in a file; throws MalformedJsonException where there is none. */
    public Object read(byte[] file) {
        if (file.length > LARGEST) {
            throw new MalformedJsonException("the file has more than " + LARGEST + " bytes");
        }
        JsonIn root = Json.parse("the file", file).only("form", "value");
        root.field("form").require(name.equals(root.field("form").value()), "must be " + name);
        return shape.read(root.field("value"));
    }
}
