package org.evermodel.data.csv;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Inference;
import org.evermodel.data.Schema;

/**
 * A file of comma-separated values or a relative of it, as in RFC 4180.
 *
 * <pre>{@code
 * Dataset wine = CsvSource.of(Path.of("wine.csv")).load();
 * Dataset adult = CsvSource.builder(Path.of("adult.data")).names(names).missing("?").build().load();
 * }</pre>
 *
 * <p>How the file is written is found from its beginning where it is not said: see {@link #dialect()}, which explains
 * it. What is gzip is unpacked. Blank lines and a byte order mark are skipped, and blanks around unquoted fields and header
 * names are dropped. A field with nothing in it is missing, quoted or not. A header name that is blank becomes {@code c}
 * and its position.
 *
 * <p>Types are found over the whole of each column, with the evidence that {@link #inference()} tells:
 *
 * <ul>
 *   <li>boolean: the words true and false, and those declared, in any case;
 *   <li>integer: whole numbers that fit 64 bits. Digits behind a leading zero, as in 007, are a code, so their column is
 *       text; so is one of whole numbers of which some do not fit, because as reals they could not be told apart, and one
 *       of fractions and whole numbers of which some would be rounded, such as 9007199254740993;
 *   <li>real: decimals with a point, exponents, beside whole numbers that a double equals; NaN and inf or infinity, in any case, where a
 *       number stands in the column too;
 *   <li>timestamp: ISO dates and date-times, in UTC where they have no offset, to the microsecond;
 *   <li>otherwise text: categorical where the different values are at most 10, or at most 1,000 and at most half as many
 *       as the cells that are present. A column without a single value is categorical.
 * </ul>
 *
 * <p>{@link #batches()} reads files larger than memory: once to find the types and once more for the rows, or only once
 * where a {@linkplain CsvSourceBuilder#schema schema} is given.
 *
 * <p>Immutable and thread-safe; each {@link #load()} reads the file anew.
 */
public final class CsvSource implements DatasetSource {
    private static final long NOT_READ = -1;

    private final List<Origin> origins;
    private final Wishes wishes;
    private final CellRules rules;
    private final Optional<RejectWish> rejects;
    private final AtomicLong rejected = new AtomicLong(NOT_READ);

    CsvSource(List<Origin> origins, Wishes wishes, CellRules rules, Optional<RejectWish> rejects) {
        this.origins = List.copyOf(origins);
        this.wishes = wishes;
        this.rules = rules;
        this.rejects = rejects;
    }

    /** A file that is read as its beginning suggests. */
    public static CsvSource of(Path file) {
        return builder(file).build();
    }

    /** Several files as one table, one below the other; they must have columns of the same names, in any order. */
    public static CsvSource of(List<Path> files) {
        return builder(files).build();
    }

    /**
     * What is left of a stream, which is read here and kept in memory, up to 256 MiB; the caller closes it. Throws
     * {@link org.evermodel.data.MalformedDataException} where there is more.
     *
     * @param name what messages call it
     */
    public static CsvSource of(String name, InputStream stream) {
        return builder(name, stream).build();
    }

    /**
     * The files right in a directory whose names fit {@code glob}, such as {@code *.csv}, in the order of their names, as
     * one table. Throws NotFoundException where there is no such file.
     */
    public static CsvSource directory(Path directory, String glob) {
        return builder(DirectoryFiles.of(directory, glob)).build();
    }

    /** A file of which something is to be said. */
    public static CsvSourceBuilder builder(Path file) {
        return new CsvSourceBuilder(List.of(Origin.of(file)));
    }

    /** As {@link #of(List)}, with more to be said. */
    public static CsvSourceBuilder builder(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one file to read");
        }
        return new CsvSourceBuilder(files.stream().map(Origin::of).toList());
    }

    /** As {@link #of(String, InputStream)}, with more to be said. */
    public static CsvSourceBuilder builder(String name, InputStream stream) {
        CsvInput kept = KeptInput.of(name, stream);
        return new CsvSourceBuilder(List.of(new Origin(name, () -> kept)));
    }

    /**
     * Streams that are opened as often as they are needed, of any length.
     *
     * @param name what messages call it
     */
    public static CsvSourceBuilder reopening(String name, StreamOpener opener) {
        return new CsvSourceBuilder(List.of(new Origin(name, () -> new ReopenedInput(name, opener))));
    }

    /**
     * Reads several files, such as training and test rows, into tables of one schema: types are found over all of them
     * together. The columns must have the same names; the tables have them in the order of the first file. What
     * is said of cells must be the same for all: missing marks, schema, types, words of truth, patterns of times and what
     * groups thousands. Throws as {@link #load()} does.
     */
    public static List<Dataset> loadTogether(List<CsvSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one file to read");
        }
        CellRules first = sources.get(0).rules;
        for (CsvSource source : sources) {
            List<String> differences = source.rules.differences(first);
            if (!differences.isEmpty()) {
                throw new IllegalArgumentException(source.location() + " and "
                        + sources.get(0).location()
                        + " must have the same missing marks, schema and other rules of cells to be read together, but"
                        + " differ in " + differences);
            }
        }
        return TableReader.read(sources, OptionalInt.empty());
    }

    /**
     * Reads the file. Throws {@link org.evermodel.data.MalformedDataException} where it is a directory, is no text in
     * its charset, has no data rows, has a record of another width, names two columns alike, leaves a quote open or
     * holds a value that the given schema does not allow; {@link org.evermodel.NotFoundException} where it does not
     * exist; {@link org.evermodel.StorageException} where it cannot be read.
     */
    @Override
    public Dataset load() {
        return load(OptionalInt.empty());
    }

    /**
     * Reads the file in parts. Without a given schema it is read once here, to find the types, and once more for its rows;
     * a file that changed in between is refused. Throws as {@link #load()} does, here or where a part is read.
     */
    @Override
    public Batches batches() {
        return batches(OptionalInt.empty());
    }

    /** Parts of so many rows each, but the last. */
    Batches batches(OptionalInt rowsOfPart) {
        List<OpenFile> files = OpenFile.of(this);
        Optional<Inference> found = rules.schema().isPresent() ? Optional.empty() : Optional.of(scan(files));
        Schema schema = rules.schema().orElseGet(() -> found.orElseThrow().schema());
        OptionalLong rows = found.stream().mapToLong(Inference::rows).findFirst();
        return new CsvBatches(this, files, schema, rows, rowsOfPart.orElseGet(() -> Batches.rowsFor(schema.size())));
    }

    /**
     * The types of the columns, found over all cells without keeping them, and by which evidence. Throws as {@link #load()}
     * does.
     */
    public Inference inference() {
        return scan(OpenFile.of(this));
    }

    private Inference scan(List<OpenFile> files) {
        return TypeScan.of(files, rules, rejects.map(RejectWish::counter));
    }

    /**
     * How the file is written, as said or as its beginning suggests; of several files, the first one. Throws as
     * {@link #load()} does where there is no file.
     */
    public CsvDialect dialect() {
        CsvInput input = origins.get(0).opener().get();
        return DialectFinder.find(input, wishes, rules).dialect();
    }

    /**
     * How many records the last {@link #load()}, or the last reading of {@link #batches()} up to its end, rejected; empty
     * before the first one. Always 0 where records are not {@linkplain CsvSourceBuilder#rejects rejected} but refused.
     */
    public OptionalLong rejected() {
        long count = rejected.get();
        return count == NOT_READ ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** A reading that delivered rows came to its end. */
    void completed(Optional<RejectLog> log) {
        log.ifPresent(RejectLog::complete);
        rejected.set(log.map(RejectLog::count).orElse(0L));
    }

    /** As {@link #load()}, in so many ranges. */
    Dataset load(OptionalInt ranges) {
        return TableReader.read(List.of(this), ranges).get(0);
    }

    @Override
    public String location() {
        String first = origins.get(0).name();
        int others = origins.size() - 1;
        return others == 0 ? first : first + " and " + others + " more file" + (others == 1 ? "" : "s");
    }

    List<Origin> origins() {
        return origins;
    }

    Wishes wishes() {
        return wishes;
    }

    Optional<RejectWish> rejects() {
        return rejects;
    }

    CellRules rules() {
        return rules;
    }

    @Override
    public String toString() {
        return "CsvSource[" + location() + "]";
    }
}
