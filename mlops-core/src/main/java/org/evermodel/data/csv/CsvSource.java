package org.evermodel.data.csv;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;

/**
 * A file of comma-separated values or a relative of it, as in RFC 4180.
 *
 * <pre>{@code
 * Dataset wine = CsvSource.of(Path.of("wine.csv")).load();
 * Dataset adult = CsvSource.builder(Path.of("adult.data")).names(names).missing("?").build().load();
 * }</pre>
 *
 * <p>Blank lines and a byte order mark are skipped, and blanks around unquoted fields and header names are dropped. A
 * field with nothing in it is missing, quoted or not. A header name that is blank becomes {@code c} and its position.
 *
 * <p>Types are found over the whole of each column:
 *
 * <ul>
 *   <li>boolean: the words true and false, in any case;
 *   <li>integer: whole numbers that fit 64 bits. Digits behind a leading zero, as in 007, are a code, so their column is
 *       text; so is one of whole numbers of which some do not fit, because as reals they could not be told apart;
 *   <li>real: decimals with a point, exponents, beside whole numbers; NaN and inf or infinity, in any case, where a
 *       number stands in the column too;
 *   <li>timestamp: ISO dates and date-times, in UTC where they have no offset, to the microsecond;
 *   <li>otherwise text: categorical where the different values are at most 10, or at most 1,000 and at most half as many
 *       as the cells that are present. A column without a single value is categorical.
 * </ul>
 *
 * <p>Immutable and thread-safe; each {@link #load()} reads the file anew.
 */
public final class CsvSource implements DatasetSource {
    private final Path file;
    private final CsvFormat format;

    private CsvSource(Path file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    /** A file with commas, double quotes, a header, in UTF-8. */
    public static CsvSource of(Path file) {
        return builder(file).build();
    }

    /** A file whose way of writing is to be described. */
    public static Builder builder(Path file) {
        return new Builder(file);
    }

    /**
     * Reads several files, such as training and test rows, into tables of one schema: types are found over all of them
     * together. The columns must have the same names; the tables have them in the order of the first file. Missing marks
     * and a given schema must be the same for all. Throws as {@link #load()} does.
     */
    public static List<Dataset> loadTogether(List<CsvSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one file to read");
        }
        CsvFormat first = sources.get(0).format;
        for (CsvSource source : sources) {
            if (!source.format.missing().equals(first.missing())
                    || !source.format.schema().equals(first.schema())) {
                throw new IllegalArgumentException(source.file + " and " + sources.get(0).file
                        + " must have the same missing marks and schema to be read together");
            }
        }
        return TableReader.read(sources);
    }

    /**
     * Reads the file. Throws {@link org.evermodel.data.MalformedDataException} where it is a directory, is no text in
     * its charset, has no data rows, has a record of another width, names two columns alike, leaves a quote open or
     * holds a value that the given schema does not allow; {@link org.evermodel.NotFoundException} where it does not
     * exist; {@link org.evermodel.StorageException} where it cannot be read.
     */
    @Override
    public Dataset load() {
        return TableReader.read(List.of(this)).get(0);
    }

    @Override
    public String location() {
        return file.toString();
    }

    Path file() {
        return file;
    }

    CsvFormat format() {
        return format;
    }

    @Override
    public String toString() {
        return "CsvSource[" + file + "]";
    }

    /** Describes how a file is written. Not thread-safe. */
    public static final class Builder {
        private final Path file;
        private final Set<String> missing = new HashSet<>();
        private final Map<String, String> stripped = new HashMap<>();
        private char delimiter;
        private char quote;
        private Charset charset;
        private Optional<Character> comment;
        private boolean header;
        private Optional<List<String>> names;
        private boolean trim;
        private Optional<Schema> schema;

        private Builder(Path file) {
            CsvFormat usual = CsvFormat.usual();
            this.file = file;
            this.delimiter = usual.delimiter();
            this.quote = usual.quote();
            this.charset = usual.charset();
            this.comment = usual.comment();
            this.header = usual.header();
            this.names = usual.names();
            this.trim = usual.trim();
            this.schema = usual.schema();
        }

        /** What stands between fields; a comma unless said otherwise. */
        public Builder delimiter(char character) {
            delimiter = character;
            return this;
        }

        /** What stands around fields that hold delimiters, quotes or line ends; doubled inside. */
        public Builder quote(char character) {
            quote = character;
            return this;
        }

        /** Lines that start with this character are skipped; there are none unless said so. */
        public Builder comment(char character) {
            comment = Optional.of(character);
            return this;
        }

        /** How characters are encoded; UTF-8 unless said otherwise. A byte order mark in the file overrules it. */
        public Builder charset(Charset encoding) {
            charset = encoding;
            return this;
        }

        /** The file has no header; the columns are called c1, c2 and so on. */
        public Builder noHeader() {
            header = false;
            names = Optional.empty();
            return this;
        }

        /**
         * The file has no header; the columns are called so. Throws IllegalArgumentException where a name is blank or
         * stands twice.
         */
        public Builder names(List<String> columns) {
            Set<String> seen = new HashSet<>();
            for (String name : columns) {
                if (name.isBlank() || !seen.add(name)) {
                    throw new IllegalArgumentException(
                            "column names must differ and not be blank, but were given \"" + name + "\" in " + columns);
                }
            }
            header = false;
            names = Optional.of(List.copyOf(columns));
            return this;
        }

        /** Fields with this content are missing, quoted or not, whatever the blanks around it; may be called again. */
        public Builder missing(String mark) {
            missing.add(mark);
            return this;
        }

        /** Whether blanks around unquoted fields are dropped; they are unless said otherwise. */
        public Builder trim(boolean drop) {
            trim = drop;
            return this;
        }

        /** Removes any of {@code characters} from the end of each value of {@code column} before it is looked at. */
        public Builder stripTrailing(String column, String characters) {
            stripped.put(column, characters);
            return this;
        }

        /** The columns that are demanded, in this order, with their types; a value that does not fit is refused. */
        public Builder schema(Schema demanded) {
            schema = Optional.of(demanded);
            return this;
        }

        /**
         * The source as described. Throws IllegalArgumentException where delimiter, quote and comment character do not
         * differ.
         */
        public CsvSource build() {
            return new CsvSource(
                    file,
                    new CsvFormat(delimiter, quote, comment, charset, header, names, missing, trim, stripped, schema));
        }
    }
}
