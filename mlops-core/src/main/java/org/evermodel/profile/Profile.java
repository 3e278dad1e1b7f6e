package org.evermodel.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;

/**
 * What a table looks like, column by column. Kept with each dataset and model, to be compared with what comes later.
 *
 * <pre>{@code
 * Profile reference = Profile.of(training);
 * Profile today = Profile.of(january, reference).merge(Profile.of(february, reference));
 * }</pre>
 *
 * <p>The first profile chooses its bins from its own data: numbers are cut into runs of about a tenth of the values,
 * where a value that more cells share has a bin to itself; categories have a bin for each of the 1,000 most frequent
 * values, texts for each of the 20 most frequent ones. Profiles made with the bins of a reference can be merged and
 * compared with it. All counts, bins, minima and maxima are exact and the same for any order and partition of the rows;
 * {@link #digest()} names that part. Mean and variance are exact but for rounding. Immutable and thread-safe.
 *
 * @param rowCount how many rows there are
 * @param columns the profiles of the columns, in order
 */
public record Profile(long rowCount, List<ColumnProfile> columns) {
    /** Refuses two columns of one name. */
    public Profile {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (ColumnProfile column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "a profile has each column once, but \"" + column.name() + "\" stands twice");
            }
        }
    }

    /** The profile of all columns of {@code table}, in bins chosen from its data; the calling thread does all the work. */
    public static Profile of(Dataset table) {
        return BinChoice.of(table, Bounds.MEMORY);
    }

    /**
     * The profile of all columns of a source, read in parts, with the digest that {@link #of(Dataset)} of all its rows has.
     * The source is read once; where a column has more than 4,096 different texts, some of which are frequent, it is read once
     * more to count these. Columns are profiled side by side by the threads of parallel streams. Throws as
     * {@link DatasetSource#batches()} does.
     */
    public static Profile of(DatasetSource source) {
        return BinChoice.of(source, Bounds.PARTS);
    }

    /**
     * The profile of those columns of {@code table} that {@code reference} has, in its bins and with its types; other
     * columns are left out. Cells of another kind, such as texts where there were numbers, are counted as mistyped and unseen.
     * Throws NotFoundException where a column is absent.
     */
    public static Profile of(Dataset table, Profile reference) {
        List<ColumnProfile> columns = reference.columns.stream()
                .map(column -> Profiler.of(column, table.column(column.name())))
                .toList();
        return new Profile(table.rowCount(), columns);
    }

    /** As {@link #of(Dataset, Profile)}, of a source that is read in parts, by the threads of parallel streams. */
    public static Profile of(DatasetSource source, Profile reference) {
        Profiler profiler = Profiler.parallelIn(reference);
        try (Batches batches = source.batches()) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                profiler.add(batch.get());
            }
        }
        return profiler.profile();
    }

    /** Of those columns only that {@code schema} has, too. */
    public Profile common(Schema schema) {
        return new Profile(
                rowCount,
                columns.stream()
                        .filter(column -> schema.find(column.name()).isPresent())
                        .toList());
    }

    /** The profile of the column called {@code name}; throws NotFoundException naming the columns there are. */
    public ColumnProfile column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no column \"" + name + "\"; the profile has "
                        + columns.stream().map(ColumnProfile::name).toList()));
    }

    /**
     * The profile of the rows of both. Associative and commutative, exactly so for all that is counted. Mean and variance may
     * differ by rounding; of columns with so many different values that they are estimated, quantiles and frequent values
     * may differ within the errors they state. Throws IllegalArgumentException where columns or bins differ.
     */
    public Profile merge(Profile other) {
        if (columns.size() != other.columns.size()) {
            throw new IllegalArgumentException("only profiles of the same columns can be merged, but one has "
                    + columns.size() + " and the other " + other.columns.size());
        }
        List<ColumnProfile> merged = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnProfile mine = columns.get(i);
            ColumnProfile same = other.columns.get(i);
            merged.add(mine.merge(mine.name().equals(same.name()) ? same : other.column(mine.name())));
        }
        return new Profile(Math.addExact(rowCount, other.rowCount), merged);
    }

    /**
     * SHA-256 of the exact part: all but means and variances, values, and the patterns of texts. Equal for equal rows in any
     * order and partition.
     */
    public Digest digest() {
        return Digest.of(ProfileJson.exactBytes(this));
    }

    /** The profile as one JSON object, for {@link #fromJson}. */
    public String toJson() {
        return ProfileJson.format(this);
    }

    /** Reads what {@link #toJson()} wrote; throws MlopsException saying what is wrong with anything else. */
    public static Profile fromJson(String json) {
        return ProfileReader.parse(json);
    }

    /** The profile as a table of Markdown, one row a column. */
    public String toMarkdown() {
        return ProfileText.markdown(this);
    }

    /** One line, and a table of the columns. */
    @Override
    public String toString() {
        return ProfileText.atPrompt(this);
    }
}
