package org.evermodel.examples.options;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.data.csv.CsvSourceBuilder;
import org.evermodel.examples.UsageException;

/**
 * How the user says that files are written; what is not said is found from each file's beginning.
 *
 * @param charset how characters are encoded, where that is said; a byte order mark overrules it
 * @param delimiter what stands between fields, where that is said
 * @param names the column names, where the files do not hold them
 * @param headless whether it is said that no file has a header; otherwise each one's beginning decides
 * @param missing what stands for a missing value, beside nothing at all
 * @param comment what starts a line that is no record
 */
public record Format(
        Optional<Charset> charset,
        Optional<Character> delimiter,
        List<String> names,
        boolean headless,
        List<String> missing,
        Optional<Character> comment) {
    /** Copies the lists. */
    public Format {
        names = List.copyOf(names);
        missing = List.copyOf(missing);
    }

    /** The same, in UTF-8 unless something else is said: what learns does not guess at letters. */
    public Format inUtf8() {
        return new Format(
                charset.or(() -> Optional.of(StandardCharsets.UTF_8)), delimiter, names, headless, missing, comment);
    }

    /** A file written so; throws {@link UsageException} where that makes no sense. */
    public CsvSource source(Path file) {
        return build(builder(file));
    }

    /** A file written so, whose faulty records go to a file of their own, up to a number of them. */
    public CsvSource source(Path file, Path rejects, long most) {
        return build(builder(file).rejects(rejects, most));
    }

    /** A file written so, one column of which may end in characters that do not belong to it. */
    public CsvSource source(Path file, String column, String strip) {
        return strip.isEmpty() ? source(file) : build(builder(file).stripTrailing(column, strip));
    }

    private CsvSourceBuilder builder(Path file) {
        CsvSourceBuilder builder = CsvSource.builder(file);
        charset.ifPresent(builder::charset);
        delimiter.ifPresent(builder::delimiter);
        if (!names.isEmpty()) {
            builder.names(names);
        } else if (headless) {
            builder.noHeader();
        }
        missing.forEach(builder::missing);
        comment.ifPresent(builder::comment);
        return builder;
    }

    private static CsvSource build(CsvSourceBuilder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
