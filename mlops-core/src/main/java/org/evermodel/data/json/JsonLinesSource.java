package org.evermodel.data.json;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Inference;
import org.evermodel.data.Schema;

/**
 * Files of JSON Lines: a JSON object on each line, whose fields are cells.
 *
 * <pre>{@code
 * Dataset events = JsonLinesSource.of(Path.of("events.jsonl.gz")).load();
 * Inference found = JsonLinesSource.of(file).inference();      // what the types are, and why
 * DatasetSource next = JsonLinesSource.of(later).schema(found.schema());
 * }</pre>
 *
 * <p>In UTF-8, with or without a byte order mark, plain or by gzip, which is recognised by its first bytes; blank lines
 * are skipped. An object inside an object makes columns with dots: {@code {"a":{"b":1}}} is a column {@code a.b}. A field
 * that is absent and one that is null are both missing. NaN and the infinities are read as Python writes them.
 *
 * <p>Types are found over the whole of each column, in a pass of its own:
 *
 * <ul>
 *   <li>integer: numbers that are written whole and fit 64 bits. Where some do not fit, the column is text, because as
 *       reals they could not be told apart;
 *   <li>real: numbers of which one has a point or an exponent; text where a whole number among them equals no double, because
 *       its neighbours would become equal to it, and with a pinned schema it is refused;
 *   <li>boolean: true and false;
 *   <li>timestamp: texts that are all ISO dates or date-times;
 *   <li>otherwise texts: categorical where the different ones are at most 10, or at most 1,000 and at most half as many
 *       as the cells that are present. A text that looks like a number is a text.
 * </ul>
 *
 * <p>A column whose values are of different kinds, such as numbers and texts, and a field that is an array are refused
 * with file, line, field and value. What is meant can be said: a {@linkplain #schema pinned schema}, in which columns of
 * text take numbers and truth values as they are written, and fields {@linkplain #without left out}. With a pinned schema
 * one pass is enough. Immutable and thread-safe; each reading reads the files anew.
 */
public final class JsonLinesSource implements DatasetSource {
    private final List<LineInput> inputs;
    private final Optional<Schema> schema;
    private final Set<String> leftOut;

    private JsonLinesSource(List<LineInput> inputs, Optional<Schema> schema, Set<String> leftOut) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one file to read");
        }
        this.inputs = List.copyOf(inputs);
        this.schema = schema;
        this.leftOut = Set.copyOf(leftOut);
    }

    /** One file. */
    public static JsonLinesSource of(Path file) {
        return of(List.of(file));
    }

    /** Several files, one after the other, as one table. */
    public static JsonLinesSource of(List<Path> files) {
        return new JsonLinesSource(files.stream().map(LineInput::of).toList(), Optional.empty(), Set.of());
    }

    /**
     * What the streams of {@code opened} hold, each of which is closed; it is asked for one for each pass, and they must
     * hold the same. {@code name} stands for it in messages and records.
     */
    public static JsonLinesSource of(String name, Supplier<InputStream> opened) {
        return new JsonLinesSource(List.of(LineInput.of(name, opened::get)), Optional.empty(), Set.of());
    }

    /** The same, with these columns in this order and no others; a value that does not fit is refused. */
    public JsonLinesSource schema(Schema demanded) {
        return new JsonLinesSource(inputs, Optional.of(demanded), leftOut);
    }

    /** The same, without these fields, whatever they hold; that of an object inside an object is {@code a.b}. */
    public JsonLinesSource without(String... fields) {
        Set<String> more = new HashSet<>(leftOut);
        more.addAll(List.of(fields));
        return new JsonLinesSource(inputs, schema, more);
    }

    /**
     * Reads the files. Throws {@link org.evermodel.data.MalformedDataException} naming file, record, line and field of
     * what is no JSON Lines or no table; {@link org.evermodel.NotFoundException} where a file does not exist;
     * {@link org.evermodel.StorageException} where it cannot be read.
     */
    @Override
    public Dataset load() {
        try (Batches batches = batches()) {
            return batches.remaining();
        }
    }

    /**
     * As {@link #load()}, in parts; the types are found before the first one. Throws {@link org.evermodel.MlopsException}
     * behind the last one where the files were changed since then, as their sizes, times and numbers of rows tell.
     */
    @Override
    public Batches batches() {
        Revision before = Revision.of(inputs);
        Optional<Inference> found = schema.isPresent() ? Optional.empty() : Optional.of(inference());
        Schema columns = schema.orElseGet(() -> found.orElseThrow().schema());
        return new JsonBatches(
                columns,
                new ObjectReader(new Lines(inputs), leftOut),
                rows -> found.ifPresent(first -> before.requireSame(inputs, first.rows(), rows)));
    }

    /** Finds the types over all cells, and why they are so; a pinned schema is not looked at. Throws as loading does. */
    public Inference inference() {
        try (ObjectReader objects = new ObjectReader(new Lines(inputs), leftOut)) {
            return new JsonScan(location()).of(objects);
        }
    }

    @Override
    public String location() {
        return inputs.stream().map(LineInput::name).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "JsonLinesSource[" + location() + "]";
    }
}
