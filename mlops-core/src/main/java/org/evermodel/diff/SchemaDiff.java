package org.evermodel.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * How columns changed, by name: a column that was renamed is one removed and one added.
 *
 * @param before the columns there were
 * @param after the columns there are
 * @param added the new columns
 * @param removed the columns that are gone
 * @param retyped the columns whose type is another
 * @param reordered whether the columns that are in both stand in another order
 */
public record SchemaDiff(
        Schema before, Schema after, List<Field> added, List<Field> removed, List<Retyped> retyped, boolean reordered) {
    /** Copies the lists. */
    public SchemaDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        retyped = List.copyOf(retyped);
    }

    /**
     * A column with another type.
     *
     * @param column its name
     * @param before what its cells were
     * @param after what they are
     */
    public record Retyped(String column, ColumnType before, ColumnType after) {
        /**
         * Whether a reader of the old type can take the new one: texts and categories are the same to it, and so are
         * whole numbers and reals.
         */
        public boolean isCompatible() {
            return (before.isTextual() && after.isTextual()) || (before.isNumeric() && after.isNumeric());
        }

        @Override
        public String toString() {
            return column + " is " + name(after) + ", was " + name(before);
        }

        private static String name(ColumnType type) {
            return type.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What changed from {@code before} to {@code after}. */
    public static SchemaDiff between(Schema before, Schema after) {
        List<Retyped> retyped = new ArrayList<>();
        for (Field field : before.fields()) {
            after.find(field.name()).ifPresent(position -> {
                ColumnType now = after.fields().get(position).type();
                if (now != field.type()) {
                    retyped.add(new Retyped(field.name(), field.type(), now));
                }
            });
        }
        return new SchemaDiff(
                before,
                after,
                without(after, before),
                without(before, after),
                retyped,
                !common(before, after).equals(common(after, before)));
    }

    private static List<Field> without(Schema schema, Schema other) {
        return schema.filter(field -> other.find(field.name()).isEmpty()).fields();
    }

    private static List<String> common(Schema schema, Schema other) {
        return schema.names().stream()
                .filter(name -> other.find(name).isPresent())
                .toList();
    }

    /** The names of the columns that are in both, in the old order. */
    public List<String> common() {
        return common(before, after);
    }

    /** Whether what was made for the old columns can take the new ones. */
    public Compatibility compatibility() {
        if (before.equals(after)) {
            return Compatibility.IDENTICAL;
        }
        boolean readable = removed.isEmpty() && retyped.stream().allMatch(Retyped::isCompatible);
        return readable ? Compatibility.COMPATIBLE : Compatibility.INCOMPATIBLE;
    }

    /** Each change in words, what breaks readers first. */
    public List<String> changes() {
        List<String> changes = new ArrayList<>();
        removed.forEach(field -> changes.add("removed " + field));
        retyped.stream().filter(each -> !each.isCompatible()).forEach(each -> changes.add(each.toString()));
        retyped.stream().filter(Retyped::isCompatible).forEach(each -> changes.add(each.toString()));
        added.forEach(field -> changes.add("added " + field));
        if (reordered) {
            changes.add("the order is " + common(after, before));
        }
        return List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "SchemaDiff[" + compatibility()
                + changes().stream().map(change -> ", " + change).collect(Collectors.joining()) + "]";
    }
}
