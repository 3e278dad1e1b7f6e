package org.evermodel.profile;

import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;

/**
 * What one column looks like. Timestamps are profiled as microseconds since 1970-01-01T00:00Z, truth values as the
 * categories {@code true} and {@code false}.
 *
 * @param name the column's name
 * @param type what its cells are
 * @param bins its cells counted into fixed bins
 * @param moments size, place and spread of its finite numbers, if it has any
 * @param nan how many cells are NaN
 * @param infinite how many cells are an infinity
 * @param mistyped how many cells are of another kind than the type, such as texts where there should be numbers
 * @param zeros how many numbers are 0
 * @param negatives how many numbers are below 0
 * @param values which values there are, and where the numbers lie
 * @param texts how its texts are written, if it has any
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        Bins bins,
        Optional<Moments> moments,
        long nan,
        long infinite,
        long mistyped,
        long zeros,
        long negatives,
        Values values,
        Optional<Texts> texts) {
    /** The column's name and type. */
    public Field field() {
        return new Field(name, type);
    }

    /** How many cells there are, missing ones included. */
    public long count() {
        return bins.total();
    }

    /** How many cells are missing. */
    public long nulls() {
        return bins.nulls();
    }

    /** The profile of the cells of both. Throws IllegalArgumentException where the columns or their bins differ. */
    public ColumnProfile merge(ColumnProfile other) {
        if (!name.equals(other.name) || type != other.type) {
            throw new IllegalArgumentException("only profiles of one column can be merged, but got " + name + " " + type
                    + " and " + other.name + " " + other.type);
        }
        Optional<Moments> merged =
                moments.map(mine -> other.moments.map(mine::merge).orElse(mine)).or(() -> other.moments);
        Optional<Texts> written =
                texts.map(mine -> other.texts.map(mine::merge).orElse(mine)).or(() -> other.texts);
        return new ColumnProfile(
                name,
                type,
                bins.merge(other.bins),
                merged,
                nan + other.nan,
                infinite + other.infinite,
                mistyped + other.mistyped,
                zeros + other.zeros,
                negatives + other.negatives,
                values.merge(other.values),
                written);
    }

    @Override
    public String toString() {
        return "ColumnProfile[" + name + ", " + count() + " cells, " + nulls() + " missing"
                + moments.map(m -> ", mean " + m.mean() + ", " + m.min() + " to " + m.max())
                        .orElse("") + "]";
    }
}
