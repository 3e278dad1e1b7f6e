package org.evermodel.examples.options;

import java.util.List;
import java.util.Optional;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Option;

/** By which columns rows are recognised. */
public final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "COL,...",
            description =
                    "Columns that say which rows are the same thing; without it, rows are the same where all their"
                            + " cells are.")
    private Optional<String> key = Optional.empty();

    /** Options not given yet. */
    public KeyOption() {}

    /** The columns, none where none are named; throws {@link UsageException} where the list is written wrongly. */
    public List<String> columns() {
        List<String> columns = key.map(text -> Names.parse("--key", text)).orElse(List.of());
        if (columns.stream().distinct().count() < columns.size()) {
            throw new UsageException("--key must name each column once, but names " + columns);
        }
        return columns;
    }
}
