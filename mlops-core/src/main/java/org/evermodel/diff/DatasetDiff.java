package org.evermodel.diff;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;
import org.evermodel.drift.Drift;
import org.evermodel.drift.DriftReport;
import org.evermodel.profile.Profile;

/**
 * What changed from one table to another.
 *
 * @param schema how the columns changed
 * @param rows how the rows changed, looking at the columns both have
 * @param before the profile of the old table's columns that the new one has, too
 * @param after that of the new table, in the same bins
 * @param drift whether these columns drifted
 */
public record DatasetDiff(SchemaDiff schema, RowDiff rows, Profile before, Profile after, DriftReport drift) {
    /**
     * What changed from {@code before} to {@code after}; both are read in parts, several times, and may be larger than
     * memory. For each row that the tables do not share, some hundred bytes are kept meanwhile. Of two
     * {@linkplain org.evermodel.data.StoredTable stored tables} of one schema, rows in shared chunks are not compared; by key,
     * those of one of them are looked through for keys of rows that are. Throws NotFoundException where a key column is not in
     * both tables, {@link org.evermodel.data.UnusableRowsException} where a compared row and another one of its table have one
     * key, and IllegalArgumentException where the tables have no column in common.
     */
    public static DatasetDiff between(DatasetSource before, DatasetSource after, DiffOptions options) {
        return between(before, Optional.empty(), after, options);
    }

    /** As {@link #between(DatasetSource, DatasetSource, DiffOptions)}, where the profile of {@code before} is known already. */
    public static DatasetDiff between(DatasetSource before, Profile profile, DatasetSource after, DiffOptions options) {
        return between(before, Optional.of(profile), after, options);
    }

    private static DatasetDiff between(
            DatasetSource before, Optional<Profile> profile, DatasetSource after, DiffOptions options) {
        Side old = new Side(before, after);
        Side now = new Side(after, before);
        SchemaDiff schema = SchemaDiff.between(old.schema(), now.schema());
        List<String> columns = schema.common();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("tables are compared by the columns they share, but one has "
                    + schema.before().names() + " and the other "
                    + schema.after().names());
        }
        Schema common = schema.before().filter(field -> columns.contains(field.name()));
        options.key().forEach(common::indexOf);
        RowDiff rows = options.key().isEmpty()
                ? ContentDiff.of(old, now, columns, options.examples())
                : KeyDiff.of(old, now, columns, options);
        Profile reference = profile.map(known -> known.common(common))
                .orElseGet(() -> Profile.of(new SelectedColumns(before, columns)));
        Profile current = Profile.of(new SelectedColumns(after, columns), reference);
        return new DatasetDiff(schema, rows, reference, current, Drift.between(reference, current, options.drift()));
    }

    /** Whether the tables have the same columns and rows, whatever the order of the rows. */
    public boolean isEmpty() {
        return schema.compatibility() == Compatibility.IDENTICAL && rows.isEmpty();
    }

    /** As Markdown, for a pull request. */
    public String toMarkdown() {
        return DiffMarkdown.of(this);
    }

    /** As one JSON object. */
    public String toJson() {
        return DiffJson.of(this);
    }

    @Override
    public String toString() {
        return "DatasetDiff[" + schema + ", " + rows + ", " + drift + "]";
    }
}
