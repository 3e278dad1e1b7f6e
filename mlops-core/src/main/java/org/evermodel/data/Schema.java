package org.evermodel.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.evermodel.NotFoundException;

/** The columns of a table, in order, each name once. Immutable and thread-safe. */
public final class Schema {
    private final List<Field> fields;
    private final Map<String, Integer> positions;

    private Schema(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.positions = new HashMap<>(fields.size() * 2);
        for (int i = 0; i < this.fields.size(); i++) {
            String name = this.fields.get(i).name();
            Integer earlier = positions.put(name, i);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "column names must differ, but \"" + name + "\" stands at positions " + earlier + " and " + i);
            }
        }
    }

    /** A schema of these fields in this order; throws IllegalArgumentException where a name stands twice. */
    public static Schema of(List<Field> fields) {
        return new Schema(fields);
    }

    /** A schema of these fields in this order; throws IllegalArgumentException where a name stands twice. */
    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    /** The schema that {@link #toJson()} wrote; throws {@link MalformedDataException} naming the place of what is wrong. */
    public static Schema fromJson(String json) {
        return SchemaJson.parse(json);
    }

    /**
     * One line of JSON, to be kept beside a source and enforced when it is read again:
     * {@code {"format":1,"columns":[{"column":"age","type":"INTEGER"}]}}.
     */
    public String toJson() {
        return SchemaJson.format(this);
    }

    /** The fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** How many columns there are. */
    public int size() {
        return fields.size();
    }

    /** The names in order. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The position of the column called {@code name}, 0-based, or empty. */
    public OptionalInt find(String name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The position of the column called {@code name}; throws {@link NotFoundException} naming the columns there are. */
    public int indexOf(String name) {
        return find(name)
                .orElseThrow(() -> new NotFoundException("no column \"" + name + "\"; the columns are " + names()));
    }

    /** The field called {@code name}; throws {@link NotFoundException} naming the columns there are. */
    public Field field(String name) {
        return fields.get(indexOf(name));
    }

    /** The fields that satisfy {@code wanted}, in order. */
    public Schema filter(Predicate<Field> wanted) {
        return new Schema(fields.stream().filter(wanted).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && fields.equals(schema.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "Schema" + fields;
    }
}
