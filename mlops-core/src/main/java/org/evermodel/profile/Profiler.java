package org.evermodel.profile;

import java.util.List;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/**
 * Profiles a table that goes by in parts, in the bins of a reference.
 *
 * <pre>{@code
 * Profiler profiler = Profiler.in(reference);
 * profiler.add(batch);                             // for each one, in any order
 * Profile profile = profiler.profile();
 * }</pre>
 *
 * <p>Memory does not grow with the rows. The exact part of the profile is the same however the rows are parted. Of a table
 * without a reference, {@link Profile#of(org.evermodel.data.DatasetSource)} chooses the bins. Not thread-safe.
 */
public final class Profiler {
    private final List<String> names;
    private final Tallies tallies;
    private final boolean parallel;

    private Profiler(List<String> names, Tallies tallies, boolean parallel) {
        this.names = names;
        this.tallies = tallies;
        this.parallel = parallel;
    }

    /** Of the columns of {@code reference}, in its bins and with its types; the calling thread does all the work. */
    public static Profiler in(Profile reference) {
        return in(reference, false);
    }

    /**
     * As {@link #in(Profile)}, but several columns at a time, by the threads of parallel streams and the calling one: the
     * common pool, or the one the caller is run by. The profile is the same.
     */
    public static Profiler parallelIn(Profile reference) {
        return in(reference, true);
    }

    private static Profiler in(Profile reference, boolean parallel) {
        List<ColumnTally> tallies = reference.columns().stream()
                .map(column -> tally(column, Bounds.PARTS))
                .toList();
        return new Profiler(
                reference.columns().stream().map(ColumnProfile::name).toList(), new Tallies(tallies), parallel);
    }

    /** One column in memory. */
    static ColumnProfile of(ColumnProfile reference, Column column) {
        ColumnTally tally = tally(reference, Bounds.MEMORY);
        tally.add(column);
        return tally.profile();
    }

    private static ColumnTally tally(ColumnProfile reference, Bounds bounds) {
        return reference.bins() instanceof NumberBins numbers
                ? NumberTally.in(numbers, reference.field(), bounds)
                : TextTally.in((CategoryBins) reference.bins(), reference.field(), bounds);
    }

    /**
     * The next rows. Columns that the reference lacks are left out; cells of another kind than its columns hold, such as texts
     * where there were numbers, are counted as mistyped and unseen. Throws NotFoundException where a column is absent.
     */
    public void add(Dataset batch) {
        List<Column> columns = names.stream().map(batch::column).toList();
        if (parallel) {
            tallies.addInParallel(batch.rowCount(), columns);
        } else {
            tallies.add(batch.rowCount(), columns);
        }
    }

    /** How many rows were added. */
    public long rows() {
        return tallies.rows();
    }

    /** The profile of all rows so far; more can be added. */
    public Profile profile() {
        return tallies.profile();
    }
}
