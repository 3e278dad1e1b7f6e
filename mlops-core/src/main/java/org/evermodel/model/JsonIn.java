package org.evermodel.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value of a JSON file that somebody else may have written. Every accessor refuses what it does not expect, naming the
 * file and the place.
 */
record JsonIn(String file, String path, JsonNode node) {
    private static final int LONGEST_QUOTE = 60;

    /** This value, which must be an object. */
    JsonIn object() {
        require(node.isObject(), "must be an object");
        return this;
    }

    /** This object, which must have no other fields than these. */
    JsonIn only(String... fields) {
        Set<String> known = Set.of(fields);
        for (Iterator<String> names = object().node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(known.contains(name), "has an unknown field \"" + name + "\"");
        }
        return this;
    }

    JsonIn field(String name) {
        JsonNode value = object().node.path(name);
        require(!value.isMissingNode(), "lacks the field \"" + name + "\"");
        return new JsonIn(file, path + "/" + name, value);
    }

    Optional<JsonIn> optional(String name) {
        return object().node.has(name) ? Optional.of(field(name)) : Optional.empty();
    }

    List<JsonIn> list(String name) {
        return field(name).items();
    }

    List<JsonIn> items() {
        require(node.isArray(), "must be an array");
        List<JsonIn> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonIn(file, path + "/" + i, node.get(i)));
        }
        return items;
    }

    List<String> texts(String name) {
        return list(name).stream().map(JsonIn::text).toList();
    }

    /** This object, all of whose fields must be texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        object().node.fieldNames().forEachRemaining(key -> texts.put(key, text(key)));
        return texts;
    }

    String text(String name) {
        return field(name).text();
    }

    String text() {
        require(node.isTextual(), "must be a text");
        return node.textValue();
    }

    boolean flag(String name) {
        return field(name).flag();
    }

    boolean flag() {
        require(node.isBoolean(), "must be true or false");
        return node.booleanValue();
    }

    boolean isNull() {
        return node.isNull();
    }

    boolean isText() {
        return node.isTextual();
    }

    double real(String name) {
        return field(name).real();
    }

    /** A finite number. */
    double real() {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), "must be a finite number");
        return node.doubleValue();
    }

    long whole() {
        require(node.isIntegralNumber() && node.canConvertToLong(), "must be a whole number of 64 bits");
        return node.longValue();
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return field(name).as(text -> Enum.valueOf(type, text));
    }

    /** A text that {@code parse} understands; it throws IllegalArgumentException where it does not. */
    <T> T as(Function<String, T> parse) {
        return checked(() -> parse.apply(text()));
    }

    /** What {@code make} makes of this value; its IllegalArgumentException becomes a refusal of this place. */
    <T> T checked(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(where() + " is refused: " + e.getMessage(), e);
        }
    }

    void format(int known) {
        JsonIn format = field("format");
        format.require(format.node.isInt() && format.node.intValue() == known, "must be " + known);
    }

    void require(boolean holds, String rule) {
        if (!holds) {
            throw new ModelRefusedException(where() + " " + rule + ": " + quote());
        }
    }

    private String where() {
        return path.isEmpty() ? file : file + " at " + path;
    }

    private String quote() {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
