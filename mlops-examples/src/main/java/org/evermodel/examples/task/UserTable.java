package org.evermodel.examples.task;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.Reading;
import org.evermodel.model.Labelled;

/**
 * The user's rows, read and understood.
 *
 * @param all all rows of both files as they were read
 * @param labelled the rows that have a target
 * @param testRows which of the labelled rows are kept back, where the user says so
 */
public record UserTable(Dataset all, Labelled labelled, Optional<BitSet> testRows) {

    /** Reads what {@code request} names; throws {@link UsageException} where it names columns or rows that are not there. */
    public static UserTable read(TableRequest request) {
        Reading reading = request.reading();
        List<CsvSource> sources = new ArrayList<>();
        sources.add(source(reading, reading.data(), request.target().column()));
        reading.test()
                .ifPresent(file ->
                        sources.add(source(reading, file, request.target().column())));
        List<Dataset> parts = CsvSource.loadTogether(sources);
        Dataset all = parts.stream().reduce(Dataset::append).orElseThrow();
        requireColumns(request, all);
        Optional<BitSet> chosen = request.testRows().map(file -> TestRows.read(file, all.rowCount()));
        if (parts.size() == 2) {
            BitSet second = new BitSet();
            second.set(parts.get(0).rowCount(), all.rowCount());
            chosen = Optional.of(second);
        }
        Labelled labelled = request.target().label(all);
        return new UserTable(all, labelled, chosen.map(rows -> amongKept(rows, labelled)));
    }

    private static CsvSource source(Reading reading, Path file, String target) {
        return reading.format().source(file, target, reading.targetStrip());
    }

    private static void requireColumns(TableRequest request, Dataset table) {
        requireColumn("--target", request.target().column(), table);
        request.ignored().forEach(column -> requireColumn("--ignore", column, table));
        request.slices().forEach(column -> requireColumn("--slice", column, table));
        if (table.columnCount() - request.ignored().size() < 2) {
            throw new UsageException("no column is left to learn from; the columns are "
                    + shown(table.schema().names()) + ", of which \""
                    + request.target().column() + "\" is the target");
        }
    }

    private static void requireColumn(String option, String column, Dataset table) {
        if (table.schema().find(column).isEmpty()) {
            throw new UsageException(option + " names no column \"" + column + "\"; the columns are "
                    + shown(table.schema().names()));
        }
    }

    private static String shown(List<String> names) {
        return names.size() <= 20 ? names.toString() : names.subList(0, 20) + " and " + (names.size() - 20) + " more";
    }

    /** Where the chosen rows stand once the rows without a target are left out. */
    private static BitSet amongKept(BitSet chosen, Labelled labelled) {
        int[] positions = labelled.positions();
        BitSet kept = new BitSet();
        IntStream.range(0, positions.length)
                .filter(row -> chosen.get(positions[row]))
                .forEach(kept::set);
        if (kept.isEmpty() || kept.cardinality() == positions.length) {
            throw new UsageException("of the " + positions.length + " rows that have a target, " + kept.cardinality()
                    + " would be kept back and " + (positions.length - kept.cardinality())
                    + " learned from; neither may be none");
        }
        return kept;
    }
}
