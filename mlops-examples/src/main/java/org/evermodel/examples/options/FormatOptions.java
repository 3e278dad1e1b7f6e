package org.evermodel.examples.options;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Option;

/** The options that say how files are written. */
public final class FormatOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "What stands between fields (default: as the file's beginning suggests); \\t is a tab.")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description =
                    "How characters are encoded, such as windows-1252; UTF-8, with or without a byte order mark, need not"
                            + " be said.")
    private Optional<String> charset = Optional.empty();

    @Option(
            names = "--names",
            paramLabel = "A,B,...",
            description = "Column names, quoted as in CSV; no file then has a header.")
    private Optional<String> names = Optional.empty();

    @Option(
            names = "--no-header",
            description = "The files have no header; columns are c1, c2, ... (default: as a file's beginning suggests)")
    private boolean noHeader;

    @Option(
            names = "--missing",
            paramLabel = "MARK",
            description = "Stands for a missing value, as an empty field always does; may be repeated.")
    private List<String> missing = new ArrayList<>();

    @Option(names = "--comment", paramLabel = "C", description = "Starts a line that is no record.")
    private Optional<String> comment = Optional.empty();

    /** Options not given yet. */
    public FormatOptions() {}

    /** What the options come to; throws {@link UsageException} where they make no sense. */
    public Format format() {
        if (noHeader && names.isPresent()) {
            throw new UsageException("--names already means that there is no header; leave --no-header out");
        }
        List<String> columns = names.map(text -> Names.parse("--names", text)).orElse(List.of());
        Set<String> seen = new HashSet<>();
        columns.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new UsageException("--names must differ, but \"" + twice + "\" stands twice");
        });
        return new Format(
                charset.map(FormatOptions::charset),
                delimiter.map(text -> text.equals("\\t") ? '\t' : single("--delimiter", text)),
                columns,
                noHeader,
                missing,
                comment.map(text -> single("--comment", text)));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--charset must be one that Java knows, but was \"" + name + "\"", e);
        }
    }

    private static char single(String option, String text) {
        if (text.length() != 1 || text.charAt(0) == '"' || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new UsageException(
                    option + " must be one character, neither a quote nor a line end, but was \"" + text + "\"");
        }
        return text.charAt(0);
    }
}
