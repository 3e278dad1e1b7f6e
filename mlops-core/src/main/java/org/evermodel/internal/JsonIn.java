package org.evermodel.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON file that somebody else may have written. Every accessor refuses what it does not expect with a
 * {@link MalformedJsonException} that names the file and the place.
 *
 * @param file the name of the file
 * @param path where in the file the value stands, such as {@code /metrics/f1}
 * @param value a map, a list, a text, a number, a boolean or null
 */
public record JsonIn(String file, String path, @Nullable Object value) {
    private static final int LONGEST_QUOTE = 60;

    /** This value, which must be an object. */
    public JsonIn object() {
        require(value instanceof Map, "must be an object");
        return this;
    }

    /** This object, which must have no other fields than these. */
    public JsonIn only(String... fields) {
        Set<String> known = Set.of(fields);
        for (String name : names()) {
            require(known.contains(name), "has an unknown field \"" + name + "\"");
        }
        return this;
    }

    /** The names of this object's fields, in their order. */
    public List<String> names() {
        return map().keySet().stream().map(Object::toString).toList();
    }

    private Map<?, ?> map() {
        object();
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A field of this object, which must have it. */
    public JsonIn field(String name) {
        require(map().containsKey(name), "lacks the field \"" + name + "\"");
        return new JsonIn(file, path + "/" + name, map().get(name));
    }

    /** A field of this object, if it has it and it is not null. */
    public Optional<JsonIn> optional(String name) {
        return map().get(name) == null ? Optional.empty() : Optional.of(field(name));
    }

    /** Refuses this object unless its field {@code format} is this number. */
    public void format(int known) {
        field("format").require(Integer.valueOf(known).equals(field("format").value), "must be " + known);
    }

    /** Whether this is null. */
    public boolean isNull() {
        return value == null;
    }

    /** Whether this is a text. */
    public boolean isText() {
        return value instanceof String;
    }

    /** The items of this list. */
    public List<JsonIn> items() {
        require(value instanceof List, "must be an array");
        List<JsonIn> items = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : List.of()) {
            items.add(new JsonIn(file, path + "/" + items.size(), item));
        }
        return items;
    }

    /** This text. */
    public String text() {
        require(value instanceof String, "must be a text");
        return String.valueOf(value);
    }

    /** The texts of this list. */
    public List<String> texts() {
        return items().stream().map(JsonIn::text).toList();
    }

    /** The texts of this object by name. */
    public Map<String, String> textsByName() {
        Map<String, String> texts = new LinkedHashMap<>();
        names().forEach(name -> texts.put(name, field(name).text()));
        return texts;
    }

    /** This truth value. */
    public boolean flag() {
        require(value instanceof Boolean, "must be true or false");
        return Boolean.TRUE.equals(value);
    }

    /** This number, which must be finite. */
    public double real() {
        double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
        require(Double.isFinite(number), "must be a finite number");
        return number;
    }

    /** This number, which must be whole and of 32 bits. */
    public int whole() {
        require(value instanceof Integer, "must be a whole number of 32 bits");
        return value instanceof Integer whole ? whole : 0;
    }

    /** This number, which must be whole and of 64 bits. */
    public long longWhole() {
        require(value instanceof Integer || value instanceof Long, "must be a whole number of 64 bits");
        return value instanceof Number whole ? whole.longValue() : 0;
    }

    /** The constant that this text names. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        return as(text -> Enum.valueOf(type, text));
    }

    /** What {@code parse} makes of this text; its IllegalArgumentException becomes a refusal of this place. */
    public <T> T as(Function<String, T> parse) {
        return checked(() -> parse.apply(text()));
    }

    /** What {@code make} makes; its IllegalArgumentException becomes a refusal of this place. */
    public <T> T checked(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(where() + " is refused: " + e.getMessage(), e);
        }
    }

    /** Refuses this value unless the rule holds. */
    public void require(boolean holds, String rule) {
        if (!holds) {
            throw new MalformedJsonException(where() + " " + rule + ": " + quote());
        }
    }

    private String where() {
        return path.isEmpty() ? file : file + " at " + path;
    }

    private String quote() {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
